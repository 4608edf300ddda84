import type { Text } from "@yihan/kernel";
import {
  copiesFor,
  explainRoute,
  routeDuty,
  withChange,
  type DutyAnswer,
  type DutyAsked,
  type Directory,
  type Rows,
} from "@yihan/matter";
import { noRows } from "./rows.ts";

/** Who would get it, who gets a copy, and why, in both languages. */
export interface Explained {
  asked: DutyAsked;
  answer: DutyAnswer;
  copies: string[];
  explanation: Text;
}

export interface Compared {
  asked: DutyAsked;
  before: Explained;
  after: Explained;
  /** True if the same officer gets it for the same post. */
  same: boolean;
}

const reasons = {
  "no-item": (asked: DutyAsked): Text => ({
    zh: `${asked.day}的事项目录中没有事项${asked.item}。`,
    en: `Item ${asked.item} is not in the catalogue of ${asked.day}.`,
  }),
  "no-duty": (asked: DutyAsked): Text => ({
    zh: `${asked.day}的权责清单中，没有单位在${asked.place || "任何区域"}承担事项${asked.item}的此项职责。`,
    en: `By the duty list of ${asked.day} nobody has this duty for item ${asked.item} in ${asked.place || "any place"}.`,
  }),
  "no-officer": (asked: DutyAsked): Text => ({
    zh: `责任单位在${asked.day}无人在岗：所列岗位、同机构岗位和单位负责人均空缺。`,
    en: `The responsible authority has nobody on ${asked.day}: the post, its unit and the head are all vacant.`,
  }),
} as const;

/** The route of one question with its reason; an unmatched one says what is missing. */
export const explained = (directory: Directory, asked: DutyAsked): Explained => {
  const answer = routeDuty(directory, asked);
  return {
    asked,
    answer,
    copies: copiesFor(directory, asked),
    explanation:
      "route" in answer
        ? { zh: explainRoute(answer.route, "zh"), en: explainRoute(answer.route, "en") }
        : reasons[answer.unmatched](asked),
  };
};

const reached = ({ answer }: Explained): string =>
  "route" in answer
    ? JSON.stringify([answer.route.officer, answer.route.post, answer.route.authority])
    : answer.unmatched;

/** The questions' answers before and after a planned change, which is applied nowhere. */
export const compared = (directory: Directory, planned: Partial<Rows>, asked: readonly DutyAsked[]): Compared[] => {
  const changed = withChange(directory, { ...noRows(), ...planned });
  return asked.map((each) => {
    const before = explained(directory, each);
    const after = explained(changed, each);
    return { asked: each, before, after, same: reached(before) === reached(after) };
  });
};
