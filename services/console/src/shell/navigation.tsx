import {
  ApartmentOutlined,
  AuditOutlined,
  DashboardOutlined,
  InboxOutlined,
  QuestionCircleOutlined,
  SearchOutlined,
  ToolOutlined,
  UploadOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import type { Me } from "../api/types.gen.ts";
import { pages, type PageRow } from "../pages.tsx";

const icons: Readonly<Record<NonNullable<PageRow["icon"]>, ReactNode>> = {
  work: <InboxOutlined aria-hidden />,
  matters: <SearchOutlined aria-hidden />,
  imports: <UploadOutlined aria-hidden />,
  directory: <ApartmentOutlined aria-hidden />,
  desk: <DashboardOutlined aria-hidden />,
  operator: <ToolOutlined aria-hidden />,
  help: <QuestionCircleOutlined aria-hidden />,
};

/** The pages a person is offered. */
export const Navigation = ({ me }: { me: Me }) => {
  const { t } = useTranslation("shell");
  const { pathname } = useLocation();
  const offered = pages.filter((row) => row.name !== undefined && (row.for?.(me) ?? true));
  const chosen =
    offered.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`))?.path ??
    (pathname.startsWith("/chains/") ? "/matters" : "");
  return (
    <nav aria-label={t("navigation")}>
      <ul className="plain-list shell-links">
        {offered.map(({ path, name, icon }) => (
          <li key={path}>
            <Link to={path} title={t(name!)} {...(chosen === path && { "aria-current": "page" as const })}>
              {icon ? icons[icon] : <AuditOutlined aria-hidden />}
              <span>{t(name!)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
