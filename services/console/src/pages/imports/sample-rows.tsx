import { useTranslation } from "react-i18next";
import type { PreviewRow } from "../../api/types.gen.ts";
import { RouteWhy } from "../../parts/route-why.tsx";
import { StackTable } from "../../parts/stack-table.tsx";

/** The first rows as they will be read, each with where it goes or why it stays. */
export const SampleRows = ({ rows }: { rows: readonly PreviewRow[] }) => {
  const { t } = useTranslation("imports");
  const matched = ({ item }: PreviewRow): string =>
    item === null
      ? ""
      : item.by === ""
        ? item.name
        : t("matched", { item: item.name, by: t(`by.${item.by}`), what: item.matched });
  return (
    <StackTable
      label={t("first-rows", { count: rows.length })}
      rows={rows}
      keyOf={({ row }) => row}
      columns={[
        { title: t("row"), number: true, of: ({ row }) => row },
        { title: t("becomes"), of: ({ outcome }) => t(`becomes.${outcome}`) },
        {
          title: t("party"),
          of: ({ party, partyCode }) => (
            <>
              <bdi>{party}</bdi> {partyCode !== "" && <span className="quiet number">{partyCode}</span>}
            </>
          ),
        },
        {
          title: t("document"),
          of: ({ document, subject, decidedOn }) => (
            <>
              <bdi>{document}</bdi> <bdi className="quiet">{subject}</bdi>{" "}
              <span className="quiet number">{decidedOn}</span>
            </>
          ),
        },
        { title: t("item"), of: matched },
        {
          title: t("goes"),
          of: ({ to, faults, notes }) => (
            <>
              {to && <RouteWhy route={to} />}
              {faults.map((fault) => (
                <div key={`${fault.column.code} ${fault.code}`}>
                  {fault.found === ""
                    ? t("fault.nothing", { column: fault.column.zh, expected: fault.expected })
                    : t("fault", { column: fault.column.zh, found: fault.found, expected: fault.expected })}
                </div>
              ))}
              {notes.map((note) => (
                <div key={note} className="quiet">
                  {note}
                </div>
              ))}
            </>
          ),
        },
      ]}
    />
  );
};
