import { DatePicker, Segmented } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { nameOf, namedPeriod, periods, type Period } from "./period.ts";

/** Chooses the days that the numbers are of: by a name, or two days. */
export const PeriodChoice = ({
  period,
  today,
  onChoose,
}: {
  period: Period;
  today: string;
  onChoose: (period: Period) => void;
}) => {
  const { t } = useTranslation("desk");
  const name = nameOf(period, today);
  return (
    <div className="buttons no-print" role="group" aria-label={t("period")}>
      <Segmented
        name="period"
        value={name ?? "other"}
        options={[
          ...periods.map((one) => ({ value: one as string, label: t(`period.${one}`) })),
          ...(name ? [] : [{ value: "other", label: t("period.other") }]),
        ]}
        onChange={(chosen) => chosen !== "other" && onChoose(namedPeriod(chosen as (typeof periods)[number], today))}
      />
      <DatePicker.RangePicker
        value={[dayjs(period.from), dayjs(period.to)]}
        allowClear={false}
        maxDate={dayjs(today)}
        aria-label={t("period.other")}
        style={{ maxWidth: 240 }}
        onChange={(days) => {
          if (days?.[0] && days[1]) onChoose({ from: days[0].format("YYYY-MM-DD"), to: days[1].format("YYYY-MM-DD") });
        }}
      />
    </div>
  );
};
