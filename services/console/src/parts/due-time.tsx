import "./parts.css";
import { Button, Spin } from "antd";
import { useTranslation } from "react-i18next";
import { useNow } from "../api/clock.ts";
import { keys } from "../api/keys.ts";
import type { Clock, Matter } from "../api/types.gen.ts";
import { useAsk } from "../api/use-ask.ts";
import { dueWords } from "./due-words.ts";
import { Explained } from "./explained.tsx";
import { ProblemAlert } from "./problem-alert.tsx";
import { shanghaiEnd } from "./shanghai.ts";

interface DueTimeProps {
  due: string | null;
  /** The clock that is due, where it is at hand. */
  clock?: Clock | undefined;
  /** Where only the matter is: its clock is asked for when somebody wants the explanation. */
  matter?: string;
  /** As it was set when it began, told by its date alone: whether it still runs is for the matter to say. */
  asSet?: boolean;
}

/** When something is due, in words; the exact instant and the explanation are one hover, tap or focus away. */
export const DueTime = ({ due, clock, matter, asSet = false }: DueTimeProps) => {
  const { t } = useTranslation("parts");
  const now = useNow();
  if (due === null) return <span className="quiet">{clock ? t("due.suspended") : "—"}</span>;
  const instant = Date.parse(due);
  const { key, count, late } = dueWords(instant, now);
  const exact = shanghaiEnd(instant);
  const words = asSet ? t("due.by", { at: exact }) : t(key, { count });
  return (
    <Explained
      explanation={() => (
        <>
          <div className="number">{t("due.exact", { at: exact })}</div>
          {clock ? <Reasons clock={clock} /> : matter !== undefined && <AskedReasons matter={matter} due={due} />}
        </>
      )}
    >
      {(handlers) => (
        <Button
          type="text"
          size="small"
          className="due"
          aria-label={asSet ? words : `${words}${t("comma")}${exact}`}
          {...handlers}
        >
          <time dateTime={due} className={late && !asSet ? "late" : undefined}>
            {words}
          </time>
        </Button>
      )}
    </Explained>
  );
};

const Reasons = ({ clock }: { clock: Clock }) => (
  <>
    <div>
      {clock.title} <span className="quiet">{clock.basis}</span>
    </div>
    {clock.explanation !== "" && <p style={{ margin: "4px 0 0" }}>{clock.explanation}</p>}
  </>
);

const AskedReasons = ({ matter, due }: { matter: string; due: string }) => {
  const { data, error } = useAsk<Matter>(keys.matter(matter), `/api/v1/matters/${matter}`);
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Spin size="small" />;
  const clock = data.clocks.find((one) => one.due === due);
  return clock ? <Reasons clock={clock} /> : null;
};
