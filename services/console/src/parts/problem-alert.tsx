import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { Problem, Unreachable } from "../api/problem.ts";

/** A refusal in the words of the interfaces: what is wrong, what is wrong where, and what would be possible. */
export const ProblemAlert = ({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) => {
  const { t } = useTranslation("parts");
  if (error === null || error === undefined) return null;
  const again = retry && (
    <Button size="small" onClick={retry}>
      {t("again")}
    </Button>
  );
  if (error instanceof Unreachable)
    return (
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={t("unreachable")}
        description={t("unreachable-detail")}
        action={again}
      />
    );
  if (!(error instanceof Problem))
    return (
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={t("broken")}
        description={error instanceof Error ? error.message : ""}
        action={again}
      />
    );
  const { title, detail, errors = [], possible = [] } = error.body;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={title}
      action={again}
      description={
        <>
          <div className="wrap">{detail}</div>
          {errors.length > 0 && (
            <ul>
              {errors.map((fault) => (
                <li key={`${fault.pointer} ${fault.code}`} className="wrap">
                  {fault.detail}
                </li>
              ))}
            </ul>
          )}
          {possible.length > 0 && <div>{t("possible", { steps: possible.map((one) => one.title).join("、") })}</div>}
        </>
      }
    />
  );
};
