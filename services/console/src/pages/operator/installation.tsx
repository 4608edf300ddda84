import { useTranslation } from "react-i18next";
import type { Operation } from "../../api/types.gen.ts";
import { Moment } from "../../parts/moment.tsx";
import { ageWords } from "./age.ts";

/** The log, its keys and its newest checkpoint. */
export const LogPanel = ({ log }: { log: Operation["log"] }) => {
  const { t } = useTranslation("operator");
  const age = ageWords(log.ageSeconds);
  return (
    <section className="panel" aria-label={t("log")}>
      <h2>{t("log")}</h2>
      <dl className="facts">
        <dt>{t("origin")}</dt>
        <dd className="wrap">{log.origin}</dd>
        <dt>{t("entries")}</dt>
        <dd className="number">
          {log.entries}{" "}
          {log.checkpointSize !== log.entries && (
            <span className="quiet">{t("in-checkpoint", { size: log.checkpointSize })}</span>
          )}
        </dd>
        <dt>{t("checkpoint")}</dt>
        <dd>
          <Moment at={log.seen} /> <span className="quiet">{t(age.key, { count: age.count })}</span>
        </dd>
        <dt>{t("root")}</dt>
        <dd className="wrap">
          <code>{log.root}</code>
        </dd>
        {log.keys.map(({ vkey, name, id }) => (
          <div key={vkey} style={{ display: "contents" }}>
            <dt>{t("key")}</dt>
            <dd className="wrap">
              {name} <span className="number">{id}</span>
              <br />
              <code>{vkey}</code>
            </dd>
          </div>
        ))}
      </dl>
      <p className="quiet" style={{ margin: "8px 0 0" }}>
        {t("keys-public")}{" "}
        <a href="/log/keys" className="underlined">
          /log/keys
        </a>{" "}
        ·{" "}
        <a href="/log/checkpoint" className="underlined">
          /log/checkpoint
        </a>
      </p>
    </section>
  );
};

/** Whether the system is well, and how people sign in to it. */
export const HealthPanel = ({ state }: { state: Operation }) => {
  const { t } = useTranslation("operator");
  const { ready, mode, upSeconds, residentBytes, eventStreams, signIn } = state;
  const up = ageWords(upSeconds);
  return (
    <section className="panel" aria-label={t("health")}>
      <h2>{t("health")}</h2>
      <dl className="facts">
        <dt>{t("requests")}</dt>
        <dd>{ready ? t("ready") : t("not-ready")}</dd>
        <dt>{t("mode")}</dt>
        <dd>{t(`mode.${mode}`)}</dd>
        <dt>{t("up")}</dt>
        <dd className="number">{t(up.key, { count: up.count })}</dd>
        <dt>{t("memory")}</dt>
        <dd className="number">{(residentBytes / 1_048_576).toFixed(0)} MB</dd>
        <dt>{t("streams")}</dt>
        <dd className="number">{eventStreams}</dd>
        <dt>{t("sign-in")}</dt>
        <dd>{t(`way.${signIn.way}`)}</dd>
        {signIn.issuer !== null && (
          <>
            <dt>{t("issuer")}</dt>
            <dd className="wrap">{signIn.issuer}</dd>
          </>
        )}
        {signIn.clientId !== null && (
          <>
            <dt>{t("client")}</dt>
            <dd className="wrap">{signIn.clientId}</dd>
          </>
        )}
        <dt>{t("host")}</dt>
        <dd className="wrap">{signIn.host}</dd>
      </dl>
    </section>
  );
};
