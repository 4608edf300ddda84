import { Select } from "antd";
import { keys } from "../../api/keys.ts";
import type { Duty } from "../../api/types.gen.ts";
import { flatTree, type OfficerEntry, type TreeNode } from "../../api/directory-shapes.ts";
import { useAsk } from "../../api/use-ask.ts";
import { withQuery } from "../../api/use-list.ts";

interface Chooser {
  id?: string;
  value?: unknown;
  onChange: (value: unknown) => void;
  several: boolean;
}

/** The directory changes rarely while a form is open. */
const KEPT_MS = 5 * 60_000;

const Chooser = ({
  id,
  value,
  onChange,
  several,
  options,
  loading,
}: Chooser & { options: { value: string; label: string }[]; loading: boolean }) => (
  <Select
    {...(id !== undefined && { id })}
    allowClear
    showSearch={{ optionFilterProp: "label" }}
    loading={loading}
    value={value === "" ? undefined : value}
    options={options}
    onChange={onChange}
    {...(several && { mode: "multiple" as const })}
  />
);

/** One or several officers, of one authority if it is given. */
export const OfficerSelect = ({ authority, ...chooser }: Chooser & { authority?: string | undefined }) => {
  const filter = { authority: authority ?? "" };
  const { data, isPending } = useAsk<{ items: OfficerEntry[] }>(
    keys.officers(filter),
    withQuery("/api/v1/directory/officers", filter),
    { staleTime: KEPT_MS },
  );
  const options = (data?.items ?? []).map(({ id, name, posts, unitName }) => ({
    value: id,
    label: [name, unitName, posts[0]?.name].filter(Boolean).join(" · "),
  }));
  return <Chooser {...chooser} options={options} loading={isPending} />;
};

/** One or several authorities. */
export const AuthoritySelect = (chooser: Chooser) => {
  const { data, isPending } = useAsk<{ items: TreeNode[] }>(keys.tree(""), "/api/v1/directory/tree", {
    staleTime: KEPT_MS,
  });
  const options = flatTree(data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return <Chooser {...chooser} options={options} loading={isPending} />;
};

/** One or several items of the catalogue: those that the duty list names. */
export const ItemSelect = (chooser: Chooser) => {
  const { data, isPending } = useAsk<{ items: Duty[] }>(keys.duties({}), "/api/v1/directory/duties", {
    staleTime: KEPT_MS,
  });
  const options = [...new Map((data?.items ?? []).map(({ item, itemName }) => [item, itemName]))].map(
    ([value, name]) => ({ value, label: `${name} ${value}` }),
  );
  return <Chooser {...chooser} options={options} loading={isPending} />;
};
