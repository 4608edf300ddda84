import type { Day, Views } from "@yihan/kernel";
import type { Directory, LadderReport, LadderRow } from "@yihan/matter";
import { everyPage } from "../every-page.ts";
import { stampAt, type KeptNotification } from "../projection.ts";
import type { Rungs } from "../rungs.ts";
import { NOTIFICATIONS, RUNGS } from "../views.ts";
import { periodOf } from "./period.ts";

const noRungs = { sent: 0, delivered: 0, read: 0, accepted: 0 };

/** Which rungs a notice had reached before `until`. Whoever acted on it had it, and whoever opened it had it delivered. */
const reached = (
  notice: KeptNotification,
  rungs: Rungs | undefined,
  until: number,
): { delivered: boolean; read: boolean; accepted: boolean } => {
  const by = (instant: number | null | undefined): boolean => typeof instant === "number" && instant < until;
  const accepted = by(notice.accepted);
  const read = accepted || by(rungs?.read);
  return { accepted, read, delivered: read || by(rungs?.delivered) };
};

/**
 * The report `ladder`: of the notices by which officers were asked to act from the first to the last day, how many were
 * delivered, read and accepted by the end of the last, per authority and flow. Later rungs never change the report of a
 * past period. Sent and accepted come from facts; delivered and read are kept as they were noticed and outlive a rebuild.
 * A notice's officer may belong to the past: all officers whom the directory ever had are asked for.
 */
export const ladder = async (views: Views, directory: Directory, from: Day, to: Day): Promise<LadderReport> => {
  const period = periodOf(from, to);
  const rows = new Map<string, LadderRow>();
  const total = { ...noRungs };
  for (const officer of directory.officers.keys()) {
    // Their ordinary notices alone; a place in the feed is never earlier than the fact that it tells of.
    const theirs = {
      where: { all: { feed: { gte: `${officer}/${stampAt(period.from, 0)}`, lt: `${officer}/~` } } },
      order: { by: "feed" },
    };
    for await (const page of everyPage<KeptNotification>(views, NOTIFICATIONS, theirs)) {
      const asked = page.filter(({ kind, sent }) => kind === "to-act" && sent >= period.from && sent < period.until);
      const rungs = await views.getMany<Rungs>(
        RUNGS,
        asked.map(({ id }) => id),
      );
      for (const notice of asked) {
        const authority = notice.route.authority ?? "";
        const id = `${authority}/${notice.flow}`;
        const row = rows.get(id) ?? { authority, flow: notice.flow, ...noRungs };
        rows.set(id, row);
        const rung = reached(notice, rungs.get(notice.id), period.until);
        for (const into of [row, total]) {
          into.sent += 1;
          into.delivered += Number(rung.delivered);
          into.read += Number(rung.read);
          into.accepted += Number(rung.accepted);
        }
      }
    }
  }
  return { report: "ladder", from, to, rows: [...rows.keys()].toSorted().map((id) => rows.get(id)!), total };
};
