import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { usePlaces } from "./use-places.ts";

/** A township, or the county as a whole where none was chosen. */
export const PlaceSelect = ({
  id,
  value = "",
  onChange,
  day,
}: {
  id?: string;
  value?: string;
  onChange?: (place: string) => void;
  day: string;
}) => {
  const { t } = useTranslation("directory");
  const places = usePlaces(day);
  return (
    <Select
      {...(id === undefined ? { "aria-label": t("place") } : { id })}
      style={{ minWidth: 200 }}
      loading={places.length === 0}
      value={value || (places[0]?.code ?? "")}
      options={places.map(({ code, town }) => ({
        value: code,
        label: `${town === "" ? t("whole-county") : town} ${code}`,
      }))}
      onChange={(place) => onChange?.(place)}
    />
  );
};
