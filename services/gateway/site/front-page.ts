import type { Language } from "@yihan/kernel";
import type { DemoPerson } from "../routes/sign-in.ts";
import type { ShownCounty } from "../shown/county.ts";
import { html, type Markup } from "./html.ts";
import { page } from "./page.ts";
import { peopleList } from "./people-list.ts";
import { wordsOf, type Words } from "./words.ts";

export interface FrontPageParts {
  county: ShownCounty;
  people: readonly DemoPerson[];
  /** Name and authority of whoever signed in. */
  me: { name: string; authority: string } | undefined;
  canSignIn: boolean;
  language: Language;
}

const FIGURES = ["letters", "told", "received", "transfers", "overdue", "unmatched"] as const;

const figures = (county: ShownCounty, words: Words): Markup =>
  html`<dl class="figures">
    ${FIGURES.map(
      (name) =>
        html`<div class="${name}">
          <dt>${words[name]}</dt>
          <dd data-count="${name}">${county[name]}</dd>
        </div>`,
    )}
  </dl>`;

const latest = (county: ShownCounty, words: Words): Markup =>
  html`<table>
    <thead>
      <tr>
        <th scope="col">${words.item}</th>
        <th scope="col">${words.number}</th>
        <th scope="col">${words.from}</th>
        <th scope="col">${words.to}</th>
        <th scope="col">${words.status}</th>
        <th scope="col">${words.updated}</th>
      </tr>
    </thead>
    <tbody data-latest data-none="${words.none}">
      ${
        county.latest.length === 0
          ? html`<tr>
              <td colspan="6">${words.none}</td>
            </tr>`
          : county.latest.map(
              (one) =>
                html`<tr>
                  <td data-label="${words.item}">${one.item}</td>
                  <td data-label="${words.number}">${one.documentNumber}</td>
                  <td data-label="${words.from}">${one.from}</td>
                  <td data-label="${words.to}">${one.to}</td>
                  <td data-label="${words.status}"><span class="status">${one.statusTitle}</span></td>
                  <td data-label="${words.updated}"><time datetime="${one.updated}">${one.updatedLocal}</time></td>
                </tr>`,
            )
      }
    </tbody>
  </table>`;

const log = ({ checkpoint }: ShownCounty, words: Words): Markup =>
  checkpoint
    ? html`<dl class="log">
        <div>
          <dt>${words.size}</dt>
          <dd data-log="size">${checkpoint.size}</dd>
        </div>
        <div>
          <dt>${words.seen}</dt>
          <dd data-log="seenLocal">${checkpoint.seenLocal}</dd>
        </div>
        <div>
          <dt>${words.root}</dt>
          <dd><code data-log="root">${checkpoint.root}</code></dd>
        </div>
        <div>
          <dt>${words.origin}</dt>
          <dd><code>${checkpoint.origin}</code> <span class="seal">${words.signed}</span></dd>
        </div>
      </dl>`
    : html``;

const who = ({ me, canSignIn }: FrontPageParts, words: Words): Markup => {
  if (me)
    return html`<form class="me" method="post" action="/sign-out">
      <p>${words.signedInAs}: <strong>${me.name}</strong> <small>${me.authority}</small></p>
      <button>${words.signOut}</button>
    </form>`;
  return canSignIn
    ? html`<p class="me">${words.signInFirst} <a class="button" href="/sign-in">${words.signIn}</a></p>`
    : html``;
};

/** The county at work, on one page that reads well on a phone and on paper. */
export const frontPage = (parts: FrontPageParts): string => {
  const { county, people, language } = parts;
  const words = wordsOf(language);
  const other = language === "zh" ? "en" : "zh";
  return page({
    language,
    title: `${words.name} · ${words.work}`,
    script: "/assets/site.js",
    header: html`<p class="name">${words.name}</p>
      <h1>${words.strap}</h1>
      <nav>
        <a href="/">${words.console}</a> <a href="/county?lang=${other}" hreflang="${other}">${words.otherLanguage}</a>
        <a href="/docs">${words.apiDocs}</a>
      </nav>`,
    main: html`${who(parts, words)}
      <section aria-labelledby="work">
        <h2 id="work">${words.work}</h2>
        ${figures(county, words)}
        <p class="note">${words.live}</p>
      </section>
      <section aria-labelledby="latest">
        <h2 id="latest">${words.latest}</h2>
        <p class="note">${words.latestNote}</p>
        ${latest(county, words)}
      </section>
      <section aria-labelledby="log">
        <h2 id="log">${words.log}</h2>
        <p class="note">${words.logNote}</p>
        ${log(county, words)}
      </section>
      ${
        people.length === 0
          ? ""
          : html`<section class="screen" aria-labelledby="people">
              <h2 id="people">${words.people}</h2>
              <p class="note">${words.peopleNote}</p>
              ${peopleList(people, words, (person) => html`<a href="/sign-in?officer=${encodeURIComponent(person.id)}">${person.name}</a>`, people.find(({ authorityKind }) => authorityKind === "APPROVAL")?.authority)}
            </section>`
      }
      <section class="screen" aria-labelledby="api">
        <h2 id="api">${words.api}</h2>
        <ul class="links">
          <li><a href="/docs">${words.apiDocs}</a></li>
          <li><a href="/openapi.json">${words.openapi}</a></li>
          <li><a href="/asyncapi.json">${words.asyncapi}</a></li>
          <li><a href="/api/v1/flows">${words.flows}</a></li>
          <li><a href="/log/checkpoint">${words.checkpoint}</a></li>
          <li><a href="/log/keys">${words.keys}</a></li>
          <li><a href="/metrics">${words.metrics}</a></li>
        </ul>
      </section>`,
  });
};
