import "./directory.css";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useMe } from "../../api/use-me.ts";
import { ViewLinks } from "../../parts/view-links.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { Absence } from "./absence.tsx";
import { DirectoryFile } from "./directory-file.tsx";
import { useToday } from "./date-slider.tsx";
import { People } from "./people.tsx";
import { Planned } from "./planned.tsx";
import { WhoGets } from "./who-gets.tsx";

const views = ["people", "absence", "who", "planned", "file"] as const;
type View = (typeof views)[number];

const shown: Record<View, (props: { day: string; onDay: (day: string) => void }) => React.ReactNode> = {
  people: People,
  absence: Absence,
  who: WhoGets,
  planned: Planned,
  file: DirectoryFile,
};

/** Who is where, who covers, who would get what on which day, and what a change would move. */
const Directory = () => {
  const { t } = useTranslation("directory");
  const me = useMe();
  const today = useToday();
  const [params, setParams] = useSearchParams();
  const offered = views.filter((view) => view !== "file" || me.kind === "operator");
  const view = offered.find((one) => one === params.get("view")) ?? "people";
  const day = params.get("date") ?? today;
  const Shown = shown[view];
  const onDay = (wanted: string): void =>
    setParams(
      (before) => {
        before.set("date", wanted);
        return before;
      },
      { replace: true },
    );
  return (
    <>
      <PageHead title={t("title")} aside={<span className="quiet number">{t("as-of", { date: day })}</span>} />
      <ViewLinks
        label={t("views")}
        links={offered.map((one) => ({
          to: `/directory?view=${one}${params.has("date") ? `&date=${day}` : ""}`,
          open: one === view,
          text: t(`view.${one}`),
        }))}
      />
      <Shown day={day} onDay={onDay} />
    </>
  );
};

export default Directory;
