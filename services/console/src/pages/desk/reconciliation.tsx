import { PrinterOutlined } from "@ant-design/icons";
import { Button, DatePicker, Select } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { flatTree, type TreeNode } from "../../api/directory-shapes.ts";
import { keys } from "../../api/keys.ts";
import type { Reconciliation } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { withQuery } from "../../api/use-list.ts";
import { Empty } from "../../parts/empty.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { dayBefore } from "./period.ts";

const figures = ["approvals", "letters", "accepted", "overdue", "unmatched", "recalled"] as const;

/** The day's account of one approving body, to be read, printed and filed. */
export const ReconciliationStatement = ({ today }: { today: string }) => {
  const { t } = useTranslation("desk");
  const [params, setParams] = useSearchParams();
  const date = params.get("date") ?? dayBefore(today, 1);
  const tree = useAsk<{ items: TreeNode[] }>(keys.tree(""), "/api/v1/directory/tree");
  const bodies = flatTree(tree.data?.items ?? []).filter(({ kind }) => kind === "APPROVAL");
  const authority = params.get("authority") ?? bodies[0]?.code ?? "";
  const account = useAsk<Reconciliation>(
    keys.reconciliation(date, authority),
    withQuery(`/api/v1/reconciliations/${date}`, { authority }),
    { enabled: authority !== "" },
  );
  const choose = (more: Record<string, string>): void =>
    setParams({ view: "reconciliation", date, authority, ...more });
  const found = account.data;
  return (
    <section className="panel" aria-label={t("account")}>
      <div className="buttons no-print" style={{ marginBottom: 12 }}>
        <Select
          aria-label={t("body")}
          value={authority === "" ? null : authority}
          options={bodies.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code: string) => choose({ authority: code })}
          style={{ minWidth: 220 }}
        />
        <DatePicker
          aria-label={t("date")}
          value={dayjs(date)}
          maxDate={dayjs(today)}
          allowClear={false}
          onChange={(day) => day && choose({ date: day.format("YYYY-MM-DD") })}
        />
        <Button icon={<PrinterOutlined aria-hidden />} disabled={!found} onClick={() => window.print()}>
          {t("print")}
        </Button>
      </div>
      <ProblemAlert error={tree.error ?? account.error} />
      {tree.data && bodies.length === 0 && <Empty why={t("no-body")} />}
      {found && (
        <article className="statement">
          <h2>{t("account.title")}</h2>
          <p>
            {found.authorityName} · <span className="number">{found.day}</span>
          </p>
          <table className="plain-table">
            <caption className="visually-hidden">{t("account.title")}</caption>
            <tbody>
              {figures.map((figure) => (
                <tr key={figure}>
                  <th scope="row">{t(`account.${figure}`)}</th>
                  <td className={figure === "overdue" && found.overdue > 0 ? "number late" : "number"}>
                    {found[figure]}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {found.differences.length === 0 ? (
            <p>
              {found.approvals === 0
                ? t("account.none")
                : t("account.whole", {
                    approvals: found.approvals,
                    letters: found.letters,
                    unmatched: found.unmatched,
                  })}
            </p>
          ) : (
            <>
              <p>
                <strong>{t("account.differs", { count: found.differences.length })}</strong>
              </p>
              <ul>
                {found.differences.map(({ matter, what }) => (
                  <li key={matter}>
                    <Link to={`/matters/${matter}`} className="number">
                      {matter}
                    </Link>
                    ：{what}
                  </li>
                ))}
              </ul>
            </>
          )}
          <p className="quiet">{t("account.how")}</p>
        </article>
      )}
    </section>
  );
};
