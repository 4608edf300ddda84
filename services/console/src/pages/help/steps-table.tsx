import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Flow } from "../../api/types.gen.ts";
import { titlesOf } from "./flow-words.ts";

type Step = Flow["steps"][number];

/** Who takes a step: parties, offices that are no party, and the kinds of posts. A kind that has no word stands for itself. */
const whoOf = ({ by, posts, machines }: Step, party: (code: string) => string, t: TFunction<"help">): string => {
  const comma = t("comma");
  const parties = by
    .map((code) => (code === "judicial" || code === "system" ? t(`by.${code}`) : party(code)))
    .join(comma);
  const kinds = posts.map((kind) => t(`post.${kind}`, { defaultValue: kind })).join(comma);
  return `${kinds === "" ? parties : t("who", { parties, kinds })}${machines ? t("machines") : ""}`;
};

/** The steps of a flow: who, from where to where, clocks, papers and basis. Numbered as in the diagram. */
export const StepsTable = ({ flow }: { flow: Flow }) => {
  const { t } = useTranslation("help");
  const { status, party, clock, paper } = titlesOf(flow);
  const fromOf = ({ from }: Step): string =>
    from
      .map((code) => (code === "nothing" || code === "open" || code === "any" ? t(`from.${code}`) : status(code)))
      .join(t("comma"));
  const clocksOf = ({ opens, discharges }: Step): string[] => [
    ...opens.map((one) => t("clock.opens", { clock: clock(one.clock), party: party(one.party) })),
    ...discharges.map((code) => t("clock.ends", { clock: clock(code) })),
  ];
  const needsOf = ({ papers, reason, fields }: Step): string =>
    [
      ...papers.map(paper),
      ...(reason ? [t("reason")] : []),
      ...fields.filter(({ required }) => required).map(({ title }) => title),
    ].join(t("comma"));
  return (
    <div role="group" aria-label={t("steps")} tabIndex={0} className="flow-steps">
      <table className="plain-table">
        <thead>
          <tr>
            {(["number", "step", "who", "from", "to", "clocks", "papers", "basis"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {flow.steps.map((step, index) => (
            <tr key={step.step}>
              <td className="number">{index + 1}</td>
              <th scope="row">
                <strong>{step.title}</strong>
                {step.leadsTo !== null && (
                  <div>
                    <Link to={`/help/${step.leadsTo}`}>{t("leads-to")}</Link>
                  </div>
                )}
                {step.warning !== null && <div className="quiet">{step.warning}</div>}
              </th>
              <td>{whoOf(step, party, t)}</td>
              <td>{fromOf(step)}</td>
              <td>
                {step.to === null && step.mayTo.length === 0
                  ? t("unchanged")
                  : [...(step.to === null ? [] : [step.to]), ...step.mayTo].map(status).join(t("comma"))}
                {step.ends && <span className="quiet"> {t("ends")}</span>}
              </td>
              <td>
                {clocksOf(step).map((text) => (
                  <div key={text}>{text}</div>
                ))}
              </td>
              <td>
                {needsOf(step)}
                {step.copies.length > 0 && (
                  <div className="quiet">{t("copies", { to: step.copies.map(party).join(t("comma")) })}</div>
                )}
              </td>
              <td className="quiet">{step.basis}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
