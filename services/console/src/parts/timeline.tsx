import { Timeline as AntdTimeline } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Fact, Field } from "../api/types.gen.ts";
import { DueTime } from "./due-time.tsx";
import { FactProof } from "./fact-proof.tsx";
import { Moment } from "./moment.tsx";
import { namesIn } from "./names-in.ts";
import { PaperList } from "./paper-list.tsx";
import { RouteWhy } from "./route-why.tsx";
import { StepData } from "./step-data.tsx";

interface TimelineProps {
  facts: readonly Fact[];
  /** The form of a step, so that what was said stands in its words; without it only frames are shown. */
  fieldsOf?: (step: string) => readonly Field[];
  /** Facts whose data stand elsewhere on the page. */
  told?: (fact: Fact) => boolean;
}

/** The facts of a matter in order: who did what for which post and when, what was said, what came with it and what it led to, and its proof. */
export const Timeline = ({ facts, fieldsOf, told = () => false }: TimelineProps) => {
  const nameOf = useMemo(() => namesIn(facts), [facts]);
  return (
    <AntdTimeline
      items={facts.map((fact) => ({
        key: fact.id,
        color: fact.step === "lapsed" ? "#b3261e" : "#1f5a8c",
        content: <OneFact fact={fact} fields={fieldsOf?.(fact.step) ?? []} hidden={told(fact)} nameOf={nameOf} />,
      }))}
    />
  );
};

/** Who did something: their name, authority and post, and for whom they stood in. */
export const ActorName = ({ actor }: { actor: Fact["actor"] }) => {
  const { t } = useTranslation("parts");
  if (actor.kind === "system" || (actor.name === "" && actor.authorityName === ""))
    return <span>{t("the-system")}</span>;
  return (
    <span>
      <strong className="name wrap">{actor.name || actor.id}</strong>{" "}
      <span className="quiet wrap">
        {[actor.authorityName, actor.postName].filter(Boolean).join(" · ")}
        {actor.covers !== "" && ` ${t("covers", { who: actor.coversName || actor.covers })}`}
      </span>
    </span>
  );
};

const OneFact = ({
  fact,
  fields,
  hidden,
  nameOf,
}: {
  fact: Fact;
  fields: readonly Field[];
  hidden: boolean;
  nameOf: (code: string) => string;
}) => {
  const { t } = useTranslation("parts");
  return (
    <article aria-label={`${fact.version} ${fact.title}`}>
      <div>
        <strong>{fact.title}</strong> <span className="quiet">→ {fact.statusTitle}</span>
        {fact.documentNumber !== "" && <bdi className="number"> {fact.documentNumber}</bdi>}
      </div>
      <div>
        <ActorName actor={fact.actor} />
      </div>
      <div className="quiet">
        <Moment at={fact.legalTime} />
        {fact.recordedTime !== fact.legalTime && (
          <>
            {" "}
            · {t("recorded")} <Moment at={fact.recordedTime} />
          </>
        )}
      </div>
      {fact.cause !== "" && !fact.cause.startsWith(`${fact.matter}/`) && (
        <div>
          <Link to={`/matters/${fact.cause.split("/")[0]}`}>{t("caused")}</Link>
        </div>
      )}
      {fact.reason !== "" && <div className="wrap">{t("reason-was", { reason: fact.reason })}</div>}
      {!hidden && <StepData fields={fields} data={fact.data} nameOf={nameOf} />}
      {fact.next && (
        <div>
          {t("then-with")} <RouteWhy route={fact.next} />
        </div>
      )}
      {fact.opened.map((clock) => (
        <div key={clock.id}>
          {t("clock-began", { title: clock.title })} <DueTime due={clock.due} clock={clock} asSet />
        </div>
      ))}
      {fact.openings.map((opened) => (
        <div key={opened.matter}>
          <Link to={`/matters/${opened.matter}`}>{t("opened", { title: opened.flowTitle })}</Link>
        </div>
      ))}
      {fact.papers.length > 0 && <PaperList papers={fact.papers} />}
      {fact.basis !== "" && <div className="quiet wrap">{fact.basis}</div>}
      <FactProof fact={fact} />
    </article>
  );
};
