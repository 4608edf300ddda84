import type { ReactNode } from "react";

/** An empty place says why there is nothing, and what will come. */
export const Empty = ({ why, small = false, children }: { why: string; small?: boolean; children?: ReactNode }) => (
  <div className="quiet" style={{ padding: small ? 8 : 32, textAlign: "center" }}>
    <p style={{ margin: 0 }}>{why}</p>
    {children}
  </div>
);
