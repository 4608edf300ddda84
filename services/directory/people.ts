import { dayOf, Refusal, type Day, type Instant } from "@yihan/kernel";
import {
  findOfficer,
  findPost,
  whoActs,
  withChange,
  type Actor,
  type Cover,
  type Directory,
  type Rows,
} from "@yihan/matter";
import { dayBeside, isDay } from "./day.ts";
import { asFieldFault } from "./fault.ts";
import { checkRows } from "./check-rows.ts";
import { noRows } from "./rows.ts";

/** An absence as it is entered. `from` and `to` both belong to it. */
export interface CoverAsked {
  officer: string;
  deputy: string;
  from: Day;
  to: Day;
  reason: string;
}

export interface HandOverAsked {
  post: string;
  successor: string;
  /** First day of the successor. */
  from: Day;
}

const isHeadOf = (actor: Actor, authority: string): boolean =>
  actor.kind === "system" ||
  (actor.kind === "officer" && actor.posts.some((post) => post.kind === "head" && post.authority === authority));

const noOfficer = (id: string): Refusal =>
  new Refusal("not-found", "unknown-officer", { zh: `没有人员“${id}”。`, en: `There is no officer ${id}.` });

const checkDays = (...days: readonly Day[]): void => {
  const wrong = days.find((day) => !isDay(day));
  if (wrong !== undefined) {
    throw new Refusal("invalid", "not-a-day", {
      zh: `“${wrong.slice(0, 40)}”不是日期，应如 2026-01-05。`,
      en: `${wrong.slice(0, 40)} is not a day such as 2026-01-05.`,
    });
  }
};

const refuseFaults = (directory: Directory, rows: Rows): void => {
  const faults = checkRows(directory, rows);
  if (faults.length === 0) return;
  const [first] = faults;
  throw new Refusal(
    "invalid",
    first!.code,
    { zh: `${first!.text.zh}。`, en: `${first!.text.en}.` },
    { faults: faults.map(asFieldFault) },
  );
};

/** Days on which it changes who covers whom, from the first to the last of `cover`, in order. */
const turningDays = (directory: Directory, cover: Cover): Day[] => {
  const days = new Set([cover.from, cover.to]);
  for (const other of directory.covers.values()) {
    for (const day of [other.from, dayBeside(other.to, 1)]) if (day > cover.from && day <= cover.to) days.add(day);
  }
  return [...days].toSorted();
};

/**
 * The change that enters an absence: by the officer or the head of their authority, for a deputy of the same
 * authority, with a reason, and so that somebody acts on every day of it. Throws a Refusal that says what is amiss.
 */
export const coverRows = (directory: Directory, asked: CoverAsked, actor: Actor): Rows => {
  const officer = findOfficer(directory, asked.officer);
  if (!officer) throw noOfficer(asked.officer);
  if (!(actor.kind === "officer" && actor.id === officer.id) && !isHeadOf(actor, officer.authority)) {
    throw new Refusal("forbidden", "cover-by-other", {
      zh: "请假代理只能由本人或本单位负责人登记。",
      en: "An absence is entered by the officer or the head of the authority.",
    });
  }
  checkDays(asked.from, asked.to);
  if (asked.reason.trim() === "") {
    throw new Refusal("invalid", "reason-missing", { zh: "请写明请假事由。", en: "Say why the officer is absent." });
  }
  const deputy = findOfficer(directory, asked.deputy);
  if (deputy && deputy.authority !== officer.authority) {
    throw new Refusal("invalid", "deputy-of-another", {
      zh: "代理人须为同一单位的人员，责任不出本单位。",
      en: "A deputy belongs to the same authority: what it owes stays with it.",
    });
  }
  const { deputy: acting, from, to, reason } = asked;
  const cover: Cover = { officer: officer.id, deputy: acting, from, to, reason };
  const rows: Rows = { ...noRows(), covers: [cover] };
  refuseFaults(directory, rows);
  const after = withChange(directory, rows);
  const nobody = turningDays(after, cover).find((day) => whoActs(after, officer.id, day) === undefined);
  if (nobody !== undefined) {
    throw new Refusal("conflict", "nobody-covers", {
      zh: `${nobody}代理人也不在岗且无人代理，请另选代理人。`,
      en: `On ${nobody} the deputy is absent too and nobody acts for them; choose another deputy.`,
    });
  }
  return rows;
};

/**
 * The change that gives a post to a successor from a day on: by the head of its authority, from today at the earliest.
 * The holder's row ends the day before; the post keeps its id, so duties, worklists and open matters go with it.
 */
export const handOverRows = (directory: Directory, asked: HandOverAsked, actor: Actor, now: Instant): Rows => {
  checkDays(asked.from);
  const today = dayOf(now);
  const post = findPost(directory, asked.post, asked.from) ?? findPost(directory, asked.post, today);
  if (!post) {
    throw new Refusal("not-found", "unknown-post", {
      zh: `没有岗位“${asked.post}”。`,
      en: `There is no post ${asked.post}.`,
    });
  }
  if (!isHeadOf(actor, post.authority)) {
    throw new Refusal("forbidden", "hand-over-by-other", {
      zh: "岗位交接只能由本单位负责人办理。",
      en: "A post is handed over by the head of its authority.",
    });
  }
  const successor = findOfficer(directory, asked.successor);
  if (!successor) throw noOfficer(asked.successor);
  if (successor.authority !== post.authority) {
    throw new Refusal("invalid", "successor-of-another", {
      zh: "接任人须为本单位人员。",
      en: "A successor belongs to the post's authority.",
    });
  }
  // Handing over what has been handed over is the same wish again.
  if (post.officer === asked.successor && post.from === asked.from) return noRows();
  if (asked.from < today) {
    throw new Refusal("invalid", "hand-over-in-the-past", {
      zh: "交接日期不得早于今日，已发生的责任不得改写。",
      en: "A post is handed over from today on: who was responsible before stays so.",
    });
  }
  const next = { ...post, officer: asked.successor, from: asked.from };
  const posts = post.from < asked.from ? [{ ...post, to: dayBeside(asked.from, -1) }, next] : [next];
  const rows: Rows = { ...noRows(), posts };
  refuseFaults(directory, rows);
  return rows;
};
