import { App, Button, DatePicker, Input } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { serverNow } from "../../api/clock.ts";
import { keys } from "../../api/keys.ts";
import { holdsResidentId } from "../../api/personal-number.ts";
import type { Flow, FlowSummary } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { shanghaiDay } from "../../parts/shanghai.ts";

interface ConditionsProps {
  query: Readonly<Record<string, string>>;
  onChange: (changed: Readonly<Record<string, string>>) => void;
  onClear: () => void;
}

const orders = ["updated", "opened", "due"] as const;

/** By what matters are sought; statuses are those of the flow that was chosen, since each flow has its own. */
export const Conditions = ({ query, onChange, onClear }: ConditionsProps) => {
  const { t } = useTranslation("matters");
  const { q = "", flow = "", status = "", due = "", order = "", owner = "" } = query;
  const flows = useAsk<{ items: FlowSummary[] }>(keys.flows, "/api/v1/flows");
  const one = useAsk<Flow>(keys.flow(flow), `/api/v1/flows/${encodeURIComponent(flow)}`, { enabled: flow !== "" });
  const { message } = App.useApp();
  /** What is sought stands in the address and its history, where nobody's number may. */
  const seek = (sought: string): void => {
    if (holdsResidentId(sought, shanghaiDay(serverNow()))) return void message.warning(t("no-personal-number"));
    onChange({ q: sought.trim().slice(0, 100) });
  };
  return (
    <div className="buttons no-print" style={{ marginBottom: 8 }}>
      <Input.Search
        key={q}
        allowClear
        defaultValue={q}
        placeholder={t("search")}
        aria-label={t("search")}
        onSearch={seek}
        style={{ maxWidth: 320 }}
      />
      <select
        className="plain-input"
        aria-label={t("flow")}
        value={flow}
        onChange={(event) => onChange({ flow: event.target.value, status: "" })}
      >
        <option value="">{t("all-flows")}</option>
        {(flows.data?.items ?? []).map(({ name, title }) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
      {flow !== "" && (
        <select
          className="plain-input"
          aria-label={t("status")}
          value={status}
          onChange={(event) => onChange({ status: event.target.value })}
        >
          <option value="">{t("all-statuses")}</option>
          {(one.data?.statuses ?? []).map(({ code, title }) => (
            <option key={code} value={code}>
              {title}
            </option>
          ))}
        </select>
      )}
      <DatePicker
        aria-label={t("due")}
        placeholder={t("due")}
        value={due === "" ? null : dayjs(due)}
        onChange={(day) => onChange({ due: day?.format("YYYY-MM-DD") ?? "" })}
      />
      <select
        className="plain-input"
        aria-label={t("order")}
        value={order || "updated"}
        onChange={(event) => onChange({ order: event.target.value })}
      >
        {orders.map((name) => (
          <option key={name} value={name}>
            {t(`order.${name}`)}
          </option>
        ))}
      </select>
      {[q, flow, due, order, owner].some((value) => value !== "") && (
        <Button type="text" onClick={onClear}>
          {t("clear")}
        </Button>
      )}
    </div>
  );
};
