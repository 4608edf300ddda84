import { clockRows } from "@yihan/calendar";
import { everyFlow } from "./every-flow.ts";

/** Flow and step that begin a clock of each code; the escalations E1 and E2 are every flow's. */
const users = new Map<string, string[]>(clockRows.map(({ code }) => [code, []]));
for (const { name, steps } of everyFlow)
  for (const [step, row] of Object.entries(steps))
    for (const code of [...(row.opens ?? []).map(({ clock }) => clock), ...(row.mayOpen ?? [])])
      users.set(code, [...(users.get(code) ?? []), `${name}.${step}`]);

/** Codes of domain section 19 whose flows are not written yet. Each new flow shortens the list. */
const WAITING = "N4H N4C N6 L3 L4 L5N X6 X7 X8 X9 XF D1 D2 S1 S2 S3 S3A T2 T4 T4X G1 Y1".split(" ");

test("every clock that a flow begins is in the table, and every clock of the table is begun by a flow or waits for one", () => {
  const known = new Set<string>(clockRows.map(({ code }) => code));
  console.info(
    [...users]
      .map(([code, steps]) => `${code} → ${steps.length > 6 ? `${steps.length} steps` : steps.join(", ") || "–"}`)
      .join("\n"),
  );
  expect([...users.keys()].filter((code) => !known.has(code))).toEqual([]);
  expect(
    [...users]
      .filter(([, steps]) => steps.length === 0)
      .map(([code]) => code)
      .toSorted(),
  ).toEqual(WAITING.toSorted());
});
