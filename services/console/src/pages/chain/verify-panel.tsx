import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { saveFile } from "../../api/save-file.ts";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { verifyChain, type ChainVerified, type Progress } from "../../verifier/verify-chain.ts";
import { VerifyResult } from "./verify-result.tsx";

/** Has this browser check the chain against the public log, and shows what it checked. */
const VerifyPanel = ({ chain }: { chain: string }) => {
  const [tried, setTried] = useState(0);
  // Each try begins anew: another key, another run.
  return <VerifyRun key={`${chain} ${tried}`} chain={chain} again={() => setTried(tried + 1)} />;
};

const VerifyRun = ({ chain, again }: { chain: string; again: () => void }) => {
  const { t } = useTranslation("chain");
  const [progress, setProgress] = useState<Progress>({ phase: "fetching" });
  const [verified, setVerified] = useState<ChainVerified>();
  const [error, setError] = useState<unknown>();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const stop = new AbortController();
    verifyChain(chain, { onProgress: setProgress, signal: stop.signal }).then(setVerified, (problem: unknown) => {
      if (!stop.signal.aborted) setError(problem);
    });
    return () => stop.abort(new DOMException("closed", "AbortError"));
  }, [chain]);
  useEffect(() => {
    if (verified) head.current?.focus();
  }, [verified]);
  const done = progress.phase === "checking" ? progress.done : 0;
  const total = progress.phase === "checking" ? progress.total : 0;
  return (
    <section className="panel" aria-label={t("verify")}>
      {error !== undefined && <ProblemAlert error={error} retry={again} />}
      {!verified && error === undefined && (
        <div role="status">
          <label>
            {total === 0 ? t("verify.fetching") : t("verify.checking", { done, total })}{" "}
            <progress max={Math.max(total, 1)} {...(total > 0 && { value: done })} />
          </label>
        </div>
      )}
      {verified && (
        <>
          <VerifyResult checked={verified.checked} head={head} />
          <div className="buttons no-print" style={{ marginTop: 12 }}>
            <Button onClick={() => saveFile(verified.zip, `chain-${chain}.zip`)}>{t("verify.save")}</Button>
            <Button onClick={again}>{t("verify.again")}</Button>
          </div>
        </>
      )}
    </section>
  );
};

export default VerifyPanel;
