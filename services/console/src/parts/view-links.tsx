import type { ReactNode } from "react";
import { Link } from "react-router";

/** Views of one page as links, so that each has an address: the open one is marked, on a phone they scroll sideways, and on paper the open one alone stands. */
export const ViewLinks = ({
  label,
  links,
}: {
  label: string;
  links: readonly { to: string; open: boolean; text: ReactNode }[];
}) => (
  <nav aria-label={label} className="views">
    {links.map(({ to, open, text }) => (
      <Link key={to} to={to} {...(open && { "aria-current": "page" as const })}>
        {text}
      </Link>
    ))}
  </nav>
);
