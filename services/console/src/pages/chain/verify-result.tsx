import { CheckCircleOutlined, CloseCircleOutlined } from "@ant-design/icons";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { language } from "../../language.ts";
import { Moment } from "../../parts/moment.tsx";
import { actorInWords, flowInWords, stepInWords } from "../../verifier/page/flow-words.ts";
import { faults, say } from "../../verifier/page/texts.ts";
import type { Checked, ShownMatter } from "../../verifier/verify-chain.ts";
import "./chain.css";

const time = (instant: string | undefined): string | undefined =>
  instant === undefined || instant === "" ? undefined : instant;

const Matter = ({ matter: { matter, facts } }: { matter: ShownMatter }) => {
  const { t } = useTranslation("chain");
  const said = facts.find(({ words }) => words?.title)?.words;
  const flow = facts.find(({ words }) => words?.flow)?.words?.flow;
  const flowTitle = flow === undefined ? matter : flowInWords(flow, language());
  const name = [said?.documentNumber, said?.title].filter(Boolean).join(" ") || flowTitle;
  return (
    <>
      <h3 className="wrap" style={{ marginTop: 12 }}>
        {name} <span className="quiet">{name !== flowTitle && flowTitle}</span>
      </h3>
      <div role="group" aria-label={name} tabIndex={0} className="scrolled">
        <table className="plain-table verify-facts">
          <thead>
            <tr>
              {(["version", "result", "step", "legal", "recorded", "by", "index"] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`fact.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {facts.map(({ version, state, words, index }) => (
              <tr key={version}>
                <td className="number">{version}</td>
                <td>
                  {state === "holds" ? (
                    <span className="verify-holds">✓ {t("fact.holds")}</span>
                  ) : state === "wrong" ? (
                    <strong>✗ {t("fact.wrong")}</strong>
                  ) : (
                    <span className="quiet">{t("fact.not-reached")}</span>
                  )}
                </td>
                <td className="wrap">
                  {words && stepInWords(words, language())}
                  {words?.source === "told" && <span className="quiet"> {t("fact.told")}</span>}
                </td>
                <td>
                  <Moment at={time(words?.legalTime)} />
                </td>
                <td>
                  <Moment at={time(words?.recordedTime)} />
                </td>
                <td className="wrap">{words && actorInWords(words, language())}</td>
                <td className="number">{index < 0 ? "" : index}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};

/** What this browser checked of a chain, and what it found. */
export const VerifyResult = ({ checked, head }: { checked: Checked; head: RefObject<HTMLHeadingElement | null> }) => {
  const { t } = useTranslation("chain");
  const { ok, fault, facts, papers, origin, size, root, log, absence, keys, withheld, contradicted, milliseconds } =
    checked;
  return (
    <>
      <h2 ref={head} tabIndex={-1}>
        {ok ? <CheckCircleOutlined aria-hidden className="verify-holds" /> : <CloseCircleOutlined aria-hidden />}{" "}
        {ok
          ? t("verify.holds", { facts })
          : fault?.version === undefined
            ? t("verify.fails")
            : t("verify.fails-at", { version: fault.version })}
      </h2>
      {ok && <p>{t("verify.holds-why")}</p>}
      {fault && (
        <>
          <p>
            <strong>{say(faults[fault.class], language(), {})}</strong>
          </p>
          <p className="quiet wrap">
            {[fault.matter, fault.version, fault.path].filter((part) => part !== undefined).join(" · ")} {fault.detail}
          </p>
          <p className="quiet">{t("verify.stopped")}</p>
        </>
      )}
      <dl className="facts">
        <dt>{t("checked.facts")}</dt>
        <dd className="number">{t("checked.facts-of", { facts, papers })}</dd>
        <dt>{t("checked.missing")}</dt>
        <dd>
          {!ok
            ? t("fact.not-reached")
            : absence === "proven"
              ? t("checked.nothing-missing")
              : t("checked.missing-unknown")}
        </dd>
        {origin !== undefined && (
          <>
            <dt>{t("checked.checkpoint")}</dt>
            <dd className="wrap">
              {origin} <span className="number">{size !== undefined && t("checked.entries", { size })}</span>
            </dd>
          </>
        )}
        {log && (
          <>
            <dt>{t("checked.tiles")}</dt>
            <dd className="number">{t(`log.${log.state}`, { size: log.size })}</dd>
          </>
        )}
        {root !== undefined && (
          <>
            <dt>{t("checked.root")}</dt>
            <dd className="wrap">
              <code>{root}</code>
            </dd>
          </>
        )}
        <dt>{t("checked.keys")}</dt>
        <dd>
          {keys.map(({ vkey, signed }) => (
            <div key={vkey} className="wrap">
              <code>{vkey}</code> {signed ? t("key.signed") : t("key.unsigned")}
            </div>
          ))}
        </dd>
        {withheld.length > 0 && (
          <>
            <dt>{t("checked.withheld")}</dt>
            <dd className="number">{withheld.length}</dd>
          </>
        )}
        {contradicted.length > 0 && (
          <>
            <dt>{t("checked.contradicted")}</dt>
            <dd className="wrap">{contradicted.join("、")}</dd>
          </>
        )}
        <dt>{t("checked.took")}</dt>
        <dd className="number">{t("checked.milliseconds", { ms: milliseconds })}</dd>
      </dl>
      {checked.matters.map((matter) => (
        <Matter key={matter.matter} matter={matter} />
      ))}
    </>
  );
};
