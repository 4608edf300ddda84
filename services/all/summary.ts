import type { Audit, ImportReport, Imports, Supervision } from "@yihan/matter";
import { verifyLog } from "@yihan/tlog";

/** Larger logs are verified by `yihan verify`, not at every start. */
const VERIFIED_AT_START = 100_000;

/** What is counted, wherever its services run. */
export interface Counted {
  settled(): Promise<void>;
  supervision: Pick<Supervision, "county">;
  audit: Pick<Audit, "size" | "keys">;
  imports: Pick<Imports, "list">;
  /** A file of the public log. */
  readLog(path: string): Promise<Uint8Array | undefined>;
}

/** What a start says of the county, counted and verified, never assumed. */
export const summary = async ({ settled, supervision, audit, imports, readLog }: Counted): Promise<string> => {
  await settled();
  const [county, reports] = await Promise.all([supervision.county(), doneImports(imports)]);
  const rows = reports.reduce((sum, report) => sum + report.rows, 0);
  const held = reports.reduce((sum, report) => sum + report.counts.held, 0);
  const known = reports.reduce((sum, report) => sum + report.counts.known + report.counts.corrections, 0);
  return [
    `  导入行数 rows        ${rows} (已知或更正 known or corrected ${known}, 待修改 held ${held})`,
    `  函 letters           ${county.letters}`,
    `  已告知人员 told      ${county.told}`,
    `  待确定 unmatched     ${county.unmatched}`,
    `  日志叶 leaves        ${await audit.size()}`,
    `  核验 verified        ${await verified(audit, readLog)}`,
  ].join("\n");
};

/** Every import that came to its end; files that were refused or broken off have nothing to do with the county's account. */
const doneImports = async (imports: Counted["imports"]): Promise<ImportReport[]> => {
  const done: ImportReport[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await imports.list(
      { kind: "system", id: "summary" },
      { limit: 200, ...(cursor !== undefined && { cursor }) },
    );
    done.push(...page.items.filter(({ state }) => state === "done"));
    cursor = page.next;
    if (cursor === undefined) return done;
  }
};

const verified = async (
  audit: Counted["audit"],
  read: (path: string) => Promise<Uint8Array | undefined>,
): Promise<string> => {
  const size = await audit.size();
  if (size > VERIFIED_AT_START) return `checkpoint of ${size} leaves; for all of them: npm run -s yihan -- verify`;
  const result = await verifyLog({ read, vkeys: (await audit.keys()).trim().split("\n") });
  return result.ok
    ? `${result.size} leaves, root ${Buffer.from(result.root).toString("base64")}`
    : `NO: ${result.class} ${result.detail}`;
};
