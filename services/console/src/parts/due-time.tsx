import { Button, Popover } from "antd";
import { useTranslation } from "react-i18next";
import { useNow } from "../api/clock.ts";
import type { Clock } from "../api/types.gen.ts";
import { dueWords } from "./due-words.ts";
import { shanghaiEnd } from "./shanghai.ts";

/** When something is due, in words; the exact instant, and where the clock is given its explanation, one hover, tap or focus away. */
export const DueTime = ({ due, clock }: { due: string | null; clock?: Clock }) => {
  const { t } = useTranslation("parts");
  const now = useNow();
  if (due === null) return <span className="quiet">{clock ? t("due.suspended") : "—"}</span>;
  const instant = Date.parse(due);
  const { key, count, late } = dueWords(instant, now);
  const words = t(key, { count });
  const exact = shanghaiEnd(instant);
  return (
    <Popover
      trigger={["hover", "focus", "click"]}
      content={
        <div style={{ maxWidth: 360 }}>
          <div className="number">{t("due.exact", { at: exact })}</div>
          {clock && (
            <>
              <div>
                {clock.title} <span className="quiet">{clock.basis}</span>
              </div>
              {clock.explanation !== "" && <p style={{ margin: "4px 0 0" }}>{clock.explanation}</p>}
            </>
          )}
        </div>
      }
    >
      <Button type="text" size="small" style={{ padding: 0, height: "auto", color: "inherit" }} aria-label={`${words}，${exact}`}>
        <time dateTime={due} className={late ? "late" : undefined}>
          {words}
        </time>
      </Button>
    </Popover>
  );
};
