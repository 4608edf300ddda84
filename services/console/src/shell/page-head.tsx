import type { ReactNode } from "react";
import { useEffect } from "react";

/** The head of a page: its title, which is also the window's, and what can be done with it as a whole. */
export const PageHead = ({ title, aside, children }: { title: string; aside?: ReactNode; children?: ReactNode }) => {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} · 一函`;
    // A page that stood under this one has its title again.
    return () => {
      document.title = before;
    };
  }, [title]);
  return (
    <div className="page-head">
      <h1 className="wrap">{title}</h1>
      {aside}
      <span className="shell-space" />
      {children}
    </div>
  );
};
