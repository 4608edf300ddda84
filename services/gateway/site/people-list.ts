import type { DemoPerson } from "../routes/sign-in.ts";
import { html, type Markup } from "./html.ts";
import { seesOf, type Words } from "./words.ts";

/** Authorities by the part they play: the few of whom there is one each before the many regulators. */
const ORDER = ["APPROVAL", "ENFORCER", "JUSTICE", "REGULATOR", "TOWN"];

const rank = (kind: string): number => (ORDER.indexOf(kind) + ORDER.length + 1) % (ORDER.length + 1);

const postsOf = ({ posts }: DemoPerson, words: Words): string =>
  posts.map(({ name, covers }) => (covers === "" ? name : `${name}（${words.covers} ${covers}）`)).join("、");

/** People by authority with their posts and what they will see; `link` makes what is chosen. */
export const peopleList = (
  people: readonly DemoPerson[],
  words: Words,
  link: (person: DemoPerson) => Markup,
  opened: string | undefined,
): Markup => {
  const authorities = [...Map.groupBy(people, ({ authority }) => authority)].toSorted(
    ([, [a]], [, [b]]) => rank(a!.authorityKind) - rank(b!.authorityKind),
  );
  return html`<div class="people">
    ${authorities.map(([authority, members]) => {
      const [first] = members;
      return html`<details ${opened === authority ? html`open` : ""}>
        <summary><span>${first!.authorityName}</span> <small>${seesOf(first!.authorityKind, words)}</small></summary>
        <ul>
          ${members.map((person) => html`<li>${link(person)} <small>${postsOf(person, words)}</small></li>`)}
        </ul>
      </details>`;
    })}
  </div>`;
};
