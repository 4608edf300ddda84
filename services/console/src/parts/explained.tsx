import { Popover } from "antd";
import { useState, type ReactElement, type ReactNode } from "react";

interface Handlers {
  onClick: () => void;
  onKeyDown: (event: { key: string }) => void;
}

interface ExplainedProps {
  /** Drawn only while it is open. */
  explanation: () => ReactNode;
  /** A button with these handlers: its explanation opens when the pointer is over it, when it has the focus and when it is tapped. */
  children: (handlers: Handlers) => ReactElement;
}

/** An explanation one hover, tap or focus away; Escape closes it without moving the focus (WCAG 2.2, 1.4.13). */
export const Explained = ({ explanation, children }: ExplainedProps) => {
  const [open, setOpen] = useState(false);
  // A click opens and never closes: the pointer or the focus that came with it has opened it already.
  const handlers: Handlers = {
    onClick: () => setOpen(true),
    onKeyDown: ({ key }) => key === "Escape" && setOpen(false),
  };
  return (
    <Popover
      trigger={["hover", "focus"]}
      open={open}
      onOpenChange={setOpen}
      content={<div style={{ maxWidth: 360 }}>{open && explanation()}</div>}
    >
      {children(handlers)}
    </Popover>
  );
};
