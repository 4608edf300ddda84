import type { Language } from "@yihan/kernel";
import type { DemoPerson } from "../routes/sign-in.ts";
import { html } from "./html.ts";
import { page } from "./page.ts";
import { peopleList } from "./people-list.ts";
import { wordsOf } from "./words.ts";

/** Where the demo's sign-in asks whom to act as; one form, a button for each person. */
export const peoplePage = (
  people: readonly DemoPerson[],
  uid: string,
  hint: string | undefined,
  language: Language,
): string => {
  const words = wordsOf(language);
  const hinted = people.find(({ id }) => id === hint);
  const button = (person: DemoPerson) => html`<button name="officer" value="${person.id}">${person.name}</button>`;
  return page({
    language,
    title: `${words.choose} · ${words.name}`,
    header: html`<h1>${words.choose}</h1>
      <p class="strap">${words.peopleNote}</p>`,
    main: html`<form method="post" action="/sign-in/people/${encodeURIComponent(uid)}">
      ${hinted ? html`<p class="chosen">${button(hinted)} <small>${hinted.authorityName}</small></p>` : ""}
      ${peopleList(people, words, button, (hinted ?? people[0])?.authority)}
    </form>`,
  });
};
