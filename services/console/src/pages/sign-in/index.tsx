import { Alert, Button, Input } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { keys } from "../../api/keys.ts";
import type { DemoOfficer, Session } from "../../api/types.gen.ts";
import { useAsk } from "../../api/use-ask.ts";
import { Empty } from "../../parts/empty.tsx";
import { ProblemAlert } from "../../parts/problem-alert.tsx";
import { LanguageSwitch } from "../../shell/language-switch.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { SIGNED_IN } from "../../shell/signed-in-again.tsx";
import { OperatorSignIn } from "./operator-sign-in.tsx";

/** Authorities by the part they play in a matter; others follow. */
const ORDER = ["APPROVAL", "REGULATOR", "ENFORCER", "JUSTICE", "TOWN"];

const rank = (kind: string): number => (ORDER.indexOf(kind) + ORDER.length + 1) % (ORDER.length + 1);

const matches = (person: DemoOfficer, sought: string): boolean =>
  [person.name, person.authorityName, person.unitName, ...person.posts.map(({ name }) => name)].some((text) =>
    text.includes(sought),
  );

/** How a link to sign in leads: here, or in another window where a page waits in this one. */
type Way = { target?: "_blank" };

/**
 * Where a person signs in: with the authority's own sign-in, or in the demo as anyone of the county. `again` where a
 * page with what was typed waits for it.
 */
const SignIn = ({ session, again = false }: { session: Session; again?: boolean }) => {
  const { t } = useTranslation("sign-in");
  const { pathname, search } = useLocation();
  const to = encodeURIComponent(again ? SIGNED_IN : pathname === "/" ? "/" : `${pathname}${search}`);
  const way: Way = again ? { target: "_blank" } : {};
  return (
    <main className="sign-in">
      <PageHead title={t("title")}>
        <LanguageSwitch />
      </PageHead>
      {again ? (
        <Alert type="info" role="alert" showIcon title={t("ended")} description={t("ended-means")} />
      ) : (
        <p>{t("strap")}</p>
      )}
      {session.demo ? (
        <People to={to} way={way} />
      ) : session.canSignIn ? (
        <Button type="primary" href={`/sign-in?to=${to}`} {...way}>
          {t("sign-in")}
        </Button>
      ) : (
        <Empty why={t("no-way")} />
      )}
      <OperatorSignIn />
      <p className="quiet" style={{ marginTop: 24 }}>
        <a href="/county">{t("county")}</a> · <a href="/docs">{t("docs")}</a>
      </p>
    </main>
  );
};

const People = ({ to, way }: { to: string; way: Way }) => {
  const { t } = useTranslation("sign-in");
  const [sought, setSought] = useState("");
  const { data, error, refetch } = useAsk<{ items: DemoOfficer[] }>(keys.people, "/demo/officers");
  const authorities = useMemo(() => {
    const found = (data?.items ?? []).filter((person) => sought === "" || matches(person, sought.trim()));
    return [...Map.groupBy(found, ({ authority }) => authority).values()].toSorted(
      ([a], [b]) => rank(a!.authorityKind) - rank(b!.authorityKind),
    );
  }, [data, sought]);
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  return (
    <>
      <p className="quiet">{t("demo")}</p>
      <Input.Search
        allowClear
        value={sought}
        onChange={(event) => setSought(event.target.value)}
        placeholder={t("find")}
        aria-label={t("find")}
        style={{ maxWidth: 320, marginBottom: 16 }}
      />
      {data && authorities.length === 0 && <Empty why={t("nobody")} />}
      <div className="sign-in-people">
        {authorities.map((people) => {
          const { authority, authorityName, authorityKind } = people[0]!;
          const kind = ORDER.includes(authorityKind) ? authorityKind : "other";
          return (
            <section key={authority} className="panel" aria-label={authorityName} style={{ margin: 0 }}>
              <h2 style={{ marginBottom: 0 }}>{authorityName}</h2>
              <p className="quiet" style={{ margin: "0 0 8px" }}>
                {t("sees", { what: t(`sees.${kind}`) })}
              </p>
              <ul className="plain-list">
                {people.map((person) => (
                  <li key={person.id}>
                    <a className="person" href={`/sign-in?officer=${encodeURIComponent(person.id)}&to=${to}`} {...way}>
                      <strong>{person.name}</strong>{" "}
                      <span className="quiet">
                        {person.posts
                          .map(({ name, covers }) =>
                            covers === ""
                              ? name
                              : t("covering", {
                                  name,
                                  who: data?.items.find(({ id }) => id === covers)?.name ?? covers,
                                }),
                          )
                          .join("、")}
                      </span>
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </>
  );
};

export default SignIn;
