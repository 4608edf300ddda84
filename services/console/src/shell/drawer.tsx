import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** A drawer over the page, from the left. The browser keeps the focus in it and closes it by Escape. */
export const Drawer = ({ open, onClose, children }: { open: boolean; onClose: () => void; children: ReactNode }) => {
  const { t } = useTranslation("shell");
  const place = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) place.current?.showModal();
    else place.current?.close();
  }, [open]);
  useEffect(() => {
    const dialog = place.current;
    // A click beside the drawer lands on the dialog itself, which its content covers otherwise.
    const beside = (event: MouseEvent): void => {
      if (event.target === dialog && event.clientX > (dialog?.getBoundingClientRect().right ?? 0)) onClose();
    };
    dialog?.addEventListener("click", beside);
    return () => dialog?.removeEventListener("click", beside);
  }, [onClose]);
  return (
    <dialog ref={place} className="shell-drawer" onClose={onClose}>
      <div style={{ textAlign: "end" }}>
        <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t("close")} onClick={onClose} />
      </div>
      {children}
    </dialog>
  );
};
