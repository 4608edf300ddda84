import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { CatalogueItem } from "../../api/types.gen.ts";
import { Empty } from "../../parts/empty.tsx";
import { StackTable } from "../../parts/stack-table.tsx";
import { Waiting } from "../../shell/waiting.tsx";

const kinds = ["licence", "penalty", "inspection", "coercion"];

/** The items of a day, to choose one from. */
export const Catalogue = ({
  items,
  loading,
  onChoose,
}: {
  items: readonly CatalogueItem[];
  loading: boolean;
  onChoose: (code: string) => void;
}) => {
  const { t } = useTranslation("directory");
  if (loading) return <Waiting />;
  return (
    <section className="panel" aria-label={t("catalogue")}>
      <h2>
        {t("catalogue")} <span className="quiet number">{items.length}</span>
      </h2>
      {items.length === 0 ? (
        <Empty why={t("no-items")} />
      ) : (
        <StackTable
          label={t("catalogue")}
          rows={items}
          keyOf={({ code }) => code}
          columns={[
            {
              title: t("item"),
              of: ({ code, name }) => (
                <Button
                  type="link"
                  size="small"
                  style={{ padding: 0, height: "auto", whiteSpace: "normal", textAlign: "start" }}
                  onClick={() => onChoose(code)}
                >
                  {name}
                </Button>
              ),
            },
            { title: t("code"), of: ({ code }) => <span className="number">{code}</span> },
            { title: t("kind"), of: ({ kind }) => (kinds.includes(kind) ? t(`kind.${kind}`) : kind) },
            { title: t("certificates"), of: ({ certificateNames }) => certificateNames.join("、") },
            { title: t("from"), of: ({ from }) => <span className="number">{from}</span> },
          ]}
        />
      )}
    </section>
  );
};
