import { MenuOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Bell } from "./bell.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { Who } from "./who.tsx";

/** Who I am and for whom, what is new, and the language: always in sight. */
export const Header = ({ narrow, onMenu, menuOpen }: { narrow: boolean; onMenu: () => void; menuOpen: boolean }) => {
  const { t } = useTranslation("shell");
  return (
    <header className="shell-header">
      <Button
        type="text"
        icon={<MenuOutlined aria-hidden />}
        aria-label={t("navigation")}
        aria-expanded={menuOpen}
        onClick={onMenu}
      />
      <Link className="shell-brand" to="/">
        一函
        <span className="visually-hidden"> {t("home")}</span>
      </Link>
      <span className="shell-space" />
      <Who narrow={narrow} />
      <Bell />
      <LanguageSwitch />
    </header>
  );
};
