import { bureau } from "../cast.ts";
import type { Person, RunningCounty } from "./county.ts";

/** A licence of the approval centre about road freight; what is not said is right. */
export const licence = (number: number, more: object = {}): object => ({
  partyName: `岫云运输${number}有限公司`,
  partyCode: "91430121MA4L000111",
  documentNumber: `云审许准〔2026〕${number}号`,
  certificateName: "道路运输经营许可证",
  content: "道路普通货物运输",
  decidedOn: "2026-11-24",
  authority: bureau.approval,
  ...more,
});

/** li issues the letter of a licence; gives its id, once everybody knows. */
export const issueLetter = async (running: RunningCounty, number: number, more: object = {}): Promise<string> => {
  const li = await running.as("li");
  const opened = await li.post("/api/v1/matters", {
    flow: "approval-notice",
    data: { licence: licence(number, more) },
  });
  if (opened.status !== 201) throw new Error(`no letter: ${opened.status} ${JSON.stringify(opened.body)}`);
  await running.settled();
  return opened.body.matter;
};

/** Every item of a list, page after page. */
// A journey reads whatever the API gives, field by field.
// oxlint-disable-next-line typescript/no-explicit-any
export const allOf = async (by: Person, path: string): Promise<any[]> => {
  const items: unknown[] = [];
  for (let cursor = ""; ;) {
    const { status, body } = await by.get(
      `${path}${path.includes("?") ? "&" : "?"}limit=200${cursor && `&cursor=${cursor}`}`,
    );
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    items.push(...body.items);
    if (!body.next) return items;
    cursor = body.next;
  }
};

/** Ids of a worklist. */
export const worklist = async (by: Person, view: string): Promise<string[]> =>
  (await allOf(by, `/api/v1/worklist?view=${view}`)).map(({ id }: { id: string }) => id);
