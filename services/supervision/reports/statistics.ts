import { Refusal, type Day, type Views } from "@yihan/kernel";
import type { Directory } from "@yihan/matter";
import { flowStatus } from "./flow-status.ts";
import { ladder } from "./ladder.ts";
import { overdue } from "./overdue.ts";

interface Parts {
  views: Views;
  directory: () => Directory;
}

const reports: Readonly<Record<string, (parts: Parts, from: Day, to: Day) => Promise<object>>> = {
  "flow-status": ({ views }, from, to) => flowStatus(views, from, to),
  ladder: ({ views, directory }, from, to) => ladder(views, directory(), from, to),
  overdue: ({ views }, from, to) => overdue(views, from, to),
};

/** A report by its name over the days from `from` to `to`, both included. Refuses a report that there is not. */
export const statistics = async (parts: Parts, report: string, from: Day, to: Day): Promise<object> => {
  const made = Object.hasOwn(reports, report) ? reports[report] : undefined;
  if (made) return made(parts, from, to);
  const known = Object.keys(reports);
  throw new Refusal("not-found", "no-such-report", {
    zh: `没有“${report}”这一报表；现有：${known.join("、")}。`,
    en: `There is no report ${report}; there are ${known.join(", ")}.`,
  });
};
