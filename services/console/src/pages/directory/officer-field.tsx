import { OfficerSelect } from "../../parts/step-form/directory-selects.tsx";

/** An officer of an authority in a form. */
export const OfficerField = ({
  id,
  value,
  onChange,
  authority,
}: {
  id?: string;
  value?: string;
  onChange?: (officer: string | undefined) => void;
  authority: string;
}) => (
  <OfficerSelect
    {...(id !== undefined && { id })}
    value={value}
    onChange={(chosen) => onChange?.(chosen as string | undefined)}
    several={false}
    authority={authority}
  />
);
