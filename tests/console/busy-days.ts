import { on } from "../cast.ts";
import type { Person, RunningCounty } from "../journeys/county.ts";
import { allOf, issueLetter } from "../journeys/letters.ts";

interface Waiting {
  id: string;
  flow: string;
  status: string;
  documentNumber: string;
}

/** A number of 0 to 9 for a document, the same in every run: who is quick and who is slow. */
const lot = ({ documentNumber }: Waiting): number => Number(/(\d)号$/.exec(documentNumber)?.[1] ?? 0);

/** Lets everybody of the county read what they were told and go through what waits for them. */
const everybody = async (
  county: RunningCounty,
  act: (who: Person, id: string, matter: Waiting) => Promise<unknown> | undefined,
): Promise<void> => {
  const { items } = (await county.stranger.get("/demo/officers")).body as { items: { id: string }[] };
  for (const { id } of items) {
    const who = await county.as(id);
    const unread = (await allOf(who, "/api/v1/notifications?unread=true")) as { id: string }[];
    for (const notice of unread) await who.post(`/api/v1/notifications/${encodeURIComponent(notice.id)}/read`, {});
    for (const matter of (await allOf(who, "/api/v1/worklist?view=mine")) as Waiting[]) await act(who, id, matter);
  }
  await county.settled();
};

/** A letter whose first check found a violation: its clue was filed, decided and told back. */
const violation = async (county: RunningCounty): Promise<string> => {
  const letter = await issueLetter(county, 2_101, { partyName: "云汀市岫云货运有限公司" });
  const wang = await county.as("wang");
  await wang.take(letter, "received");
  await wang.take(letter, "assigned", { officer: "wang" });
  const record = await county.paper(wang, "inspection-record");
  await wang.take(
    letter,
    "violationFound",
    {
      discoveredOn: "2026-11-19",
      violation: "擅自改装营运车辆",
      facts: "现场检查发现三辆货车加装货箱，均无变更登记。",
      item: "",
    },
    { papers: [record] },
  );
  await county.settled();
  const { items } = (await wang.get(`/api/v1/chains/${letter}`)).body as { items: { id: string; flow: string }[] };
  const clue = items.find(({ flow }) => flow === "clue-transfer")!.id;
  const zhao = await county.as("zhao");
  await zhao.take(clue, "received");
  await zhao.take(clue, "accepted", { sourceNumber: "云综执源〔2026〕31号" });
  const qian = await county.as("qian");
  await qian.take(clue, "filed", {
    caseNumber: "云综执立〔2026〕27号",
    filedOn: "2026-11-19",
    handlers: ["wu", "zheng"],
  });
  await county.settled();
  return letter;
};

/**
 * Lets a week pass in the demo county as weeks pass in offices: most letters are claimed in time, some late, some not
 * yet. Begins on 18 November 2026 and ends on the 25th in the morning; the same in every run. Gives the letter that led
 * to a case.
 */
export const passBusyDays = async (county: RunningCounty): Promise<string> => {
  await everybody(county, (who, _id, matter) =>
    matter.status === "sent" && lot(matter) < 6 ? who.take(matter.id, "received") : undefined,
  );
  await county.moveTo(on("11-19", "10:20"));
  const letter = await violation(county);
  await everybody(county, (who, id, matter) => {
    if (matter.status === "sent" && lot(matter) < 8) return who.take(matter.id, "received");
    if (matter.status !== "received" || lot(matter) % 3 === 0) return undefined;
    return matter.flow === "approval-notice" ? who.take(matter.id, "assigned", { officer: id }) : undefined;
  });
  await county.moveTo(on("11-23"));
  await everybody(county, (who, _id, matter) =>
    matter.status === "sent" && lot(matter) === 8 ? who.take(matter.id, "received") : undefined,
  );
  const wu = await county.as("wu");
  const clue = ((await allOf(wu, "/api/v1/worklist?view=mine")) as Waiting[]).find(({ status }) => status === "filed");
  if (clue)
    await wu.take(clue.id, "decided", {
      result: "penalty",
      documentNumber: "云综执罚〔2026〕31号",
      decidedOn: "2026-11-23",
      content: "责令改正，罚款五千元",
      fine: 500_000,
    });
  await county.moveTo(on("11-25", "08:40"));
  return letter;
};
