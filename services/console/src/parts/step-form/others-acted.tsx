import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { keys } from "../../api/keys.ts";
import type { Fact } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { Moment } from "../moment.tsx";
import { ActorName } from "../timeline.tsx";

/** While a form was open somebody else acted: what they did, by name and time. What was typed stays; going on is a decision. */
export const OthersActed = ({ matter, since, onSeen }: { matter: string; since: number; onSeen: () => void }) => {
  const { t } = useTranslation("parts");
  const facts = useAsk<{ items: Fact[] }>(keys.facts(matter), `/api/v1/matters/${matter}/facts`);
  const theirs = (facts.data?.items ?? []).filter(({ version }) => version > since);
  return (
    <Alert
      type="info"
      role="alert"
      showIcon
      style={{ marginBottom: 12 }}
      title={t("others-acted")}
      description={
        <>
          <ul>
            {theirs.map((fact) => (
              <li key={fact.id}>
                <strong>{fact.title}</strong> → {fact.statusTitle} · <ActorName actor={fact.actor} /> ·{" "}
                <Moment at={fact.recordedTime} />
                {fact.reason !== "" && <div className="wrap">{t("reason-was", { reason: fact.reason })}</div>}
              </li>
            ))}
          </ul>
          <p>{t("lost-race")}</p>
        </>
      }
      action={
        <Button size="small" onClick={onSeen}>
          {t("others-seen")}
        </Button>
      }
    />
  );
};
