import { Radio, Select, Spin } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { keys } from "../../api/keys.ts";
import type { CatalogueItem, Duty, Routed } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { withQuery } from "../../api/use-list.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { StackTable } from "../../parts/stack-table.tsx";
import { Catalogue } from "./catalogue.tsx";
import { DateSlider } from "./date-slider.tsx";
import { PlaceSelect } from "./place-select.tsx";
import { usePlaces } from "./use-places.ts";

/** Who would get an item on a day, and why, with the duty list behind the answer. */
export const WhoGets = ({ day, onDay }: { day: string; onDay: (day: string) => void }) => {
  const { t } = useTranslation("directory");
  const [params, setParams] = useSearchParams();
  const item = params.get("item") ?? "";
  const [first] = usePlaces(day);
  const place = params.get("place") || (first?.code ?? "");
  const role = params.get("role") === "enforce" ? "enforce" : "supervise";
  const items = useAsk<{ items: CatalogueItem[] }>(
    keys.items(day),
    withQuery("/api/v1/directory/items", { date: day }),
  );
  const set = (name: string, value: string): void =>
    setParams((before) => {
      if (value === "") before.delete(name);
      else before.set(name, value);
      return before;
    });
  return (
    <>
      <DateSlider value={day} onChange={onDay} item={item} />
      <div className="buttons" style={{ marginBottom: 12 }}>
        <Select
          aria-label={t("item")}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          placeholder={t("choose-item")}
          style={{ minWidth: 280, maxWidth: "100%" }}
          loading={items.isPending}
          {...(item !== "" && { value: item })}
          options={(items.data?.items ?? []).map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
          onChange={(code?: string) => set("item", code ?? "")}
        />
        <PlaceSelect value={place} onChange={(code) => set("place", code)} day={day} />
        <Radio.Group
          aria-label={t("role")}
          optionType="button"
          value={role}
          onChange={(event) => set("role", event.target.value as string)}
          options={(["supervise", "enforce"] as const).map((value) => ({ value, label: t(`role.${value}`) }))}
        />
      </div>
      {items.error && <ProblemAlert error={items.error} retry={() => void items.refetch()} />}
      {item === "" ? (
        <Catalogue items={items.data?.items ?? []} loading={items.isPending} onChoose={(code) => set("item", code)} />
      ) : place === "" ? (
        <Spin />
      ) : (
        <Answer item={item} place={place} role={role} date={day} />
      )}
    </>
  );
};

const Answer = (asked: { item: string; place: string; role: string; date: string }) => {
  const { t } = useTranslation("directory");
  const { data, error, refetch } = useAsk<Routed>(keys.route(asked), withQuery("/api/v1/routes", asked));
  const filter = { item: asked.item, date: asked.date };
  const duties = useAsk<{ items: Duty[] }>(keys.duties(filter), withQuery("/api/v1/directory/duties", filter));
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Spin />;
  return (
    <>
      <section className="panel" aria-label={t("answer")} role="status">
        <h2>{t("answer-for", { day: data.date, item: data.itemName || asked.item })}</h2>
        {data.route ? (
          <p style={{ margin: 0, fontSize: 16 }}>
            {data.route.authorityName} <strong>{data.route.officerName || data.route.postName}</strong>{" "}
            <span className="quiet">{data.route.postName}</span>
          </p>
        ) : (
          <p style={{ margin: 0, fontSize: 16 }}>
            <strong>{t("nobody")}</strong>
          </p>
        )}
        <p style={{ margin: "4px 0 0" }}>{data.why}</p>
        {data.copies.length > 0 && (
          <p className="quiet" style={{ margin: "4px 0 0" }}>
            {t("copies", { names: data.copies.map(({ name }) => name).join("、") })}
          </p>
        )}
      </section>
      <section className="panel" aria-label={t("duty-list")}>
        <h2>{t("duty-list")}</h2>
        {duties.data && (
          <StackTable
            label={t("duty-list")}
            rows={duties.data.items}
            keyOf={({ role, place, authority, from }) => `${role} ${place} ${authority} ${from}`}
            columns={[
              { title: t("role"), of: ({ role }) => t(`role.${role}`) },
              { title: t("authority"), of: ({ authorityName }) => authorityName },
              { title: t("place"), of: ({ place }) => place || t("everywhere") },
              { title: t("basis"), of: ({ basis }) => basis },
              { title: t("from"), of: ({ from }) => <span className="number">{from}</span> },
              { title: t("to"), of: ({ to }) => <span className="number">{to || t("open-end")}</span> },
            ]}
          />
        )}
      </section>
    </>
  );
};
