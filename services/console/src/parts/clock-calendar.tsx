import "./parts.css";
import { useTranslation } from "react-i18next";
import type { Clock } from "../api/types.gen.ts";
import { clockWeeks, type ClockDay } from "./clock-days.ts";
import { DueTime } from "./due-time.tsx";
import { Moment } from "./moment.tsx";

const classOf = ({ kind, start, due }: ClockDay): string =>
  [kind, start && "start", due && "due"].filter(Boolean).join(" ");

const kinds = ["counted", "off", "paused"] as const;

/** A deadline on a small calendar: where it began, which days counted, which were off or paused, and where it ends; then why, in words. */
export const ClockCalendar = ({ clock }: { clock: Clock }) => {
  const { t } = useTranslation("parts");
  const weekdays = t("weekdays").split(" ");
  const said = (day: ClockDay): string =>
    [
      day.start && t("clock.start"),
      day.due && t("clock.due"),
      day.kind !== "other" && t(`clock.${day.kind}`),
      day.makeUp && t("clock.make-up"),
      day.name,
    ]
      .filter(Boolean)
      .join(t("comma"));
  const weeks = clockWeeks(clock);
  const present = kinds.filter((kind) => weeks.flat().some((day) => day.kind === kind));
  return (
    <div style={{ marginBottom: 12 }}>
      <h3>
        {clock.title} <span className="quiet">{clock.basis}</span>
      </h3>
      <p style={{ margin: "0 0 8px" }}>
        {t("clock.from")} <Moment at={clock.start} /> · <DueTime due={clock.due} clock={clock} />
        {clock.count && (
          <span className="quiet"> · {t(`clock.unit.${clock.count.unit}`, { count: clock.count.amount })}</span>
        )}
        {clock.provisional && <span className="quiet"> · {t("clock.provisional")}</span>}
      </p>
      <table className="days">
        <caption className="visually-hidden">{clock.explanation || clock.title}</caption>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]!.day}>
              {week.map((day) => (
                <td key={day.day} className={classOf(day)} title={`${day.day} ${said(day)}`}>
                  {day.day.endsWith("-01") || day.start
                    ? `${Number(day.day.slice(5, 7))}/${Number(day.day.slice(8))}`
                    : Number(day.day.slice(8))}
                  <small>
                    {day.start
                      ? t("clock.start")
                      : day.due
                        ? t("clock.due")
                        : day.makeUp
                          ? t("clock.make-up-short")
                          : day.name.slice(0, 3)}
                  </small>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="clock-legend days">
        {present.map((kind) => (
          <li key={kind}>
            <span className={kind} aria-hidden />
            {t(`clock.${kind}`)}
          </li>
        ))}
      </ul>
      <Changes count={clock.count} />
      {clock.explanation !== "" && <p className="quiet wrap">{clock.explanation}</p>}
    </div>
  );
};

/** Pauses and extensions of a clock, one a line. */
const Changes = ({ count }: Pick<Clock, "count">) => {
  const { t } = useTranslation("parts");
  if (!count || count.pauses.length + count.extensions.length === 0) return null;
  return (
    <ul>
      {count.pauses.map(({ from, to }) => (
        <li key={from}>
          {t("clock.paused")} <Moment at={from} /> – {to === null ? t("clock.still") : <Moment at={to} />}
        </li>
      ))}
      {count.extensions.map(({ amount, reason }) => (
        <li key={`${amount} ${reason}`} className="wrap">
          {t("clock.extended", { amount: t(`clock.unit.${count.unit}`, { count: amount }), reason })}
        </li>
      ))}
    </ul>
  );
};
