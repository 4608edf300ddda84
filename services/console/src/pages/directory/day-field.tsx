import { DatePicker } from "antd";
import dayjs from "dayjs";

/** A day in a form, as `2026-11-26`. */
export const DayField = ({
  id,
  value,
  onChange,
  least,
}: {
  id?: string;
  value?: string;
  onChange?: (day: string | undefined) => void;
  least?: string;
}) => (
  <DatePicker
    {...(id !== undefined && { id })}
    style={{ width: 160 }}
    value={value === undefined || value === "" ? null : dayjs(value)}
    {...(least !== undefined && { minDate: dayjs(least) })}
    // Enter takes the day that was typed; it must not send the form as well.
    onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
    onChange={(day) => onChange?.(day ? day.format("YYYY-MM-DD") : undefined)}
  />
);
