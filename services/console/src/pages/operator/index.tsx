import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useQueryClient } from "@tanstack/react-query";
import { Alert } from "antd";
import { keys } from "../../api/keys.ts";
import type { Operation } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { Moment } from "../../parts/moment.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { Waiting } from "../../shell/waiting.tsx";
import { Carriers } from "./carriers.tsx";
import { ImportsPanel } from "./imports.tsx";
import { HealthPanel, LogPanel } from "./installation.tsx";
import "./operator.css";
import { ParkedPanel } from "./parked.tsx";

const EVERY_MS = 5_000;

/** How the installation is, asked again every few seconds while the page is in sight: the operator is told of no events. */
const Operator = () => {
  const { t } = useTranslation("operator");
  const client = useQueryClient();
  const { data, error, refetch } = useAsk<Operation>(keys.operatorState, "/api/v1/operator/state");
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) void client.invalidateQueries({ queryKey: keys.operation });
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [client]);
  return (
    <>
      <PageHead
        title={t("title")}
        aside={
          data && (
            <span className="quiet">
              {t("as-of")} <Moment at={data.now} />
            </span>
          )
        }
      />
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data && (
        <>
          {data.silent.length > 0 && (
            <Alert
              type="warning"
              showIcon
              style={{ marginBottom: 16 }}
              title={t("silent", { services: data.silent.join(t("comma")) })}
              description={t("silent.what")}
            />
          )}
          <div className="operator-pair">
            <HealthPanel state={data} />
            <LogPanel log={data.log} />
          </div>
          <ParkedPanel />
          <Carriers state={data} />
          <ImportsPanel />
        </>
      )}
    </>
  );
};

export default Operator;
