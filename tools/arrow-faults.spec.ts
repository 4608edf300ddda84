import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { arrowFaults } from "./arrow-faults.ts";

const flow = "services/approval/flows/approval-notice/rules.ts";

test.each([
  [
    "a service may not import another service",
    "services/approval/service.ts",
    `import { x } from "@yihan/enforcement";`,
  ],
  ["not even its types", "services/approval/service.ts", `import type { X } from "@yihan/enforcement/service";`],
  ["nor over several lines", "services/approval/service.ts", `import {\n  one,\n  two,\n} from "@yihan/audit";`],
  ["nor by a call", "services/approval/service.ts", `const it = await import("@yihan/gateway");`],
  ["nor by a path", "services/approval/service.ts", `import { x } from "../enforcement/service.ts";`],
  ["a re-export is an import", "packages/kernel/src/index.ts", `export * from "@yihan/matter";`],
  ["a flow does not know the platform", flow, `import { x } from "@yihan/platform/span";`],
  ["a flow opens no file", flow, `import { readFileSync } from "node:fs";`],
  ["a flow does not reach into its service", flow, `import { x } from "../../service.ts";`],
  ["a flow has no clock", flow, `const at = Date.now();`],
  ["the engine draws no ids", "packages/matter/src/decide.ts", `const id = crypto.randomUUID();`],
  ["the engine does not know the platform", "packages/matter/src/handle.ts", `import { x } from "@yihan/platform";`],
  ["the platform does not know the engine", "packages/platform/src/relay.ts", `import { x } from "@yihan/matter";`],
  ["only a main.ts wires the system", "services/audit/service.ts", `import { x } from "@yihan/platform/embedded";`],
  ["kafkajs stays in its adapter", "packages/platform/src/relay.ts", `import { Kafka } from "kafkajs";`],
  ["only config.ts reads the environment", "services/gateway/service.ts", `const port = process.env.PORT;`],
  [
    "a spec too imports only what its package may",
    "packages/calendar/src/due.spec.ts",
    `import { x } from "@yihan/matter";`,
  ],
  ["a service does not know how it is deployed", "services/audit/x.spec.ts", `import { x } from "../../infra/x.ts";`],
  ["a file has a place", "packages/unheard-of/src/index.ts", `export {};`],
])("%s", (_sentence, file, source) => {
  expect(arrowFaults(file, source)).toEqual([expect.stringContaining(`${file}:`)]);
});

test.each([
  [flow, `import { refuse } from "@yihan/matter/refusal";\nimport type { Facts } from "@yihan/contracts/gen/facts";`],
  [flow, `import { table } from "./definition.ts";`],
  [
    "services/all/main.ts",
    `import { approval } from "@yihan/approval";\nimport { embedded } from "@yihan/platform/embedded";`,
  ],
  ["packages/tlog/src/tree.ts", `import { createHash } from "node:crypto";`],
  ["packages/kernel/src/config.ts", `const from = process.env;`],
  ["packages/matter/src/decide.ts", `// Date.now() would make this impure.\nexport const at = new Date(0);`],
  ["packages/calendar/src/due.spec.ts", `import { readFileSync } from "node:fs";`],
  ["tests/deployment/database-rights.spec.ts", `import { rights } from "../../infra/mongo/rights.ts";`],
])("%s may do what its place allows", (file, source) => {
  expect(arrowFaults(file, source)).toEqual([]);
});

test("a planted import is named with its file and line, and the check fails", () => {
  const root = mkdtempSync(join(tmpdir(), "yihan-arrows-"));
  try {
    const plant = (file: string, source: string) => {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), source);
    };
    for (const top of ["packages", "services", "tests", "tools"]) mkdirSync(join(root, top));
    plant("packages/kernel/src/index.ts", "export {};\n");
    plant("services/approval/service.ts", `\nimport { enforcement } from "@yihan/enforcement";\n`);
    // Built, not written: what it names is nobody's arrow. Only the name of the folder begins like that in the next one.
    plant("services/console/dist/main.ts", `import { enforcement } from "@yihan/enforcement";\n`);
    plant("tests/distributed/county.ts", `import { x } from "../../services/audit/x.ts";\n`);
    const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "arrows.ts"), root], {
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^services\/approval\/service\.ts:2 imports @yihan\/enforcement: .+\ntests\/distributed\/county\.ts:1 imports .+\n$/,
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
