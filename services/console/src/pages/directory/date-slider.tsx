import { Button, DatePicker, Slider } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "../../api/keys.ts";
import { useAsk } from "../../api/use-ask.ts";
import { withQuery } from "../../api/use-list.ts";
import { useNow } from "../../api/clock.ts";
import { shanghaiDay } from "../../parts/shanghai.ts";

const DAY_MS = 86_400_000;
/** How far the slider reaches to either side of today; the field beside it takes any day. */
const REACH = 400;

const numberOf = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** Today in Shanghai, by the system's clock. */
export const useToday = (): string => shanghaiDay(useNow());

/** A day, by slider, by field, or from one change of the directory to the next; `item` leaves only what may change who gets it. */
export const DateSlider = ({
  value,
  onChange,
  item = "",
}: {
  value: string;
  onChange: (day: string) => void;
  item?: string | undefined;
}) => {
  const { t } = useTranslation("directory");
  const today = useToday();
  const { data } = useAsk<{ items: { day: string; changes: number }[] }>(
    keys.days(item),
    withQuery("/api/v1/directory/days", { item }),
  );
  // While the handle is drawn along, only what the slider itself shows follows.
  const [drawn, setDrawn] = useState<number>();
  const least = Math.min(numberOf(today) - REACH, numberOf(value));
  const most = Math.max(numberOf(today) + REACH, numberOf(value));
  const days = data?.items ?? [];
  const before = days.findLast(({ day }) => day < value)?.day;
  const after = days.find(({ day }) => day > value)?.day;
  const marks = Object.fromEntries(
    days
      .map(({ day }) => numberOf(day))
      .filter((number) => number >= least && number <= most)
      .map((number) => [number, " "]),
  );
  return (
    <div className="date-slider no-print">
      <DatePicker
        aria-label={t("day")}
        allowClear={false}
        value={dayjs(value)}
        onChange={(day) => day && onChange(day.format("YYYY-MM-DD"))}
      />
      <Slider
        min={least}
        max={most}
        marks={marks}
        value={drawn ?? numberOf(value)}
        onChange={setDrawn}
        onChangeComplete={(number) => (setDrawn(undefined), onChange(dayOf(number)))}
        tooltip={{ formatter: (number) => dayOf(number ?? least) }}
        ariaLabelForHandle={t("day")}
        ariaValueTextFormatterForHandle={(number) => dayOf(number)}
      />
      <div className="buttons">
        <Button size="small" disabled={before === undefined} onClick={() => before !== undefined && onChange(before)}>
          {t("change-before")}
        </Button>
        <Button size="small" disabled={value === today} onClick={() => onChange(today)}>
          {t("today")}
        </Button>
        <Button size="small" disabled={after === undefined} onClick={() => after !== undefined && onChange(after)}>
          {t("change-after")}
        </Button>
      </div>
    </div>
  );
};
