import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { flatTree, type TreeNode } from "../../api/directory-shapes.ts";
import { keys } from "../../api/keys.ts";
import { useAsk } from "../../api/use-ask.ts";
import { withQuery } from "../../api/use-list.ts";

/** A township, or the county as a whole. */
export const PlaceSelect = ({ id, value = "", onChange, day }: { id?: string; value?: string; onChange?: (place: string) => void; day: string }) => {
  const { t } = useTranslation("directory");
  const { data } = useAsk<{ items: TreeNode[] }>(keys.tree(day), withQuery("/api/v1/directory/tree", { date: day }));
  const towns = flatTree(data?.items ?? []).filter(({ kind, place }) => kind === "TOWN" && place !== "");
  const places = [...new Map(towns.map(({ place, name }) => [place, name]))].map(([place, name]) => ({ value: place, label: `${name} ${place}` }));
  return <Select {...(id === undefined ? { "aria-label": t("place") } : { id })} style={{ minWidth: 200 }} value={value} options={[{ value: "", label: t("whole-county") }, ...places]} onChange={(place) => onChange?.(place)} />;
};
