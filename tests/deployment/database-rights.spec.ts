import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newAuthority } from "@yihan/platform/grpc/issuing";
import { startAnswering, type Answering } from "@yihan/platform/mongo/answering";
import { PROCESSES } from "@yihan/process";
import { rights } from "../../infra/mongo/rights.ts";
import { importsProcess } from "@yihan/approval/imports/process";
import { approvalProcess } from "@yihan/approval/process";
import { auditProcess } from "@yihan/audit/process";
import { directoryProcess } from "@yihan/directory/process";
import { enforcementProcess } from "@yihan/enforcement/process";
import { gatewayProcess } from "@yihan/gateway/process";
import { judicialProcess } from "@yihan/judicial/process";
import { liaisonProcess } from "@yihan/liaison/process";
import { supervisionProcess } from "@yihan/supervision/process";
import { runProgram } from "../journeys/child.ts";

type Command = Record<string, unknown>;

const folder = mkdtempSync(join(tmpdir(), "yihan-users-"));
const passwords = join(folder, "passwords");
const heard: Command[] = [];
const there = new Set<unknown>();
let database: Answering;

const answer = (command: Command): Command => {
  heard.push(command);
  if (command["usersInfo"]) return { users: [...there].map((user) => ({ user })) };
  if (command["createUser"]) there.add(command["createUser"]);
  return {};
};

const authority = newAuthority("the county's authority");
beforeAll(async () => {
  mkdirSync(passwords);
  for (const name of PROCESSES) {
    writeFileSync(join(passwords, name), `of ${name}\n`);
    writeFileSync(join(passwords, `north-${name}`), `of ${name} in the north\n`);
  }
  writeFileSync(join(folder, "ca.crt"), authority.pem);
  database = await startAnswering(answer, authority.issue("mongo", folder, { addresses: ["127.0.0.1"] }));
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const script = (args: readonly string[], more: Record<string, string> = {}) =>
  runProgram(join(import.meta.dirname, "../../infra/mongo/create-users.ts"), args, {
    env: { MONGO_CA_FILE: join(folder, "ca.crt"), ...more },
  });

test("the table names every process that runs, with the database that it opens and the papers, and no other", () => {
  const all = [
    approvalProcess,
    importsProcess,
    enforcementProcess,
    judicialProcess,
    liaisonProcess,
    directoryProcess,
    supervisionProcess,
    auditProcess,
    gatewayProcess,
  ];
  expect(all.map(({ name }) => name).toSorted()).toEqual([...PROCESSES].toSorted());
  expect(rights).toEqual(Object.fromEntries(all.map(({ name, of }) => [name, [of ?? name, "papers"]])));
});

test("one run makes every user, the next gives each what is said by then; no password is shown", async () => {
  const url = `mongodb://${database.address}/`;
  const first = await script([url, "--passwords", passwords]);
  expect(first).toMatchObject({ code: 0, err: "" });
  expect(first.out).toContain(`users are created: ${Object.keys(rights).join(", ")}`);
  const made = heard.find(({ createUser }) => createUser === "imports");
  expect(made).toMatchObject({
    pwd: "of imports",
    roles: ["yihan-approval", "yihan-papers"].map((db) => ({ role: "readWrite", db })),
    $db: "admin",
  });

  writeFileSync(join(passwords, "imports"), "another");
  const urlFile = join(folder, "url");
  writeFileSync(urlFile, url);
  const second = await script(["--passwords", passwords], { MONGODB_URL_FILE: urlFile });
  expect(second).toMatchObject({ code: 0, err: "" });
  expect(heard.find(({ updateUser }) => updateUser === "imports")).toMatchObject({ pwd: "another" });
  expect(first.out + second.out).not.toMatch(/of \w+|another/);
}, 60_000);

test("a county with a namespace has users and databases of its own", async () => {
  const url = `mongodb://${database.address}/`;
  expect(await script([url, "--passwords", passwords, "--namespace", "north"])).toMatchObject({ code: 0, err: "" });
  expect(heard.find(({ createUser }) => createUser === "north-audit")).toMatchObject({
    pwd: "of audit in the north",
    roles: ["north-yihan-audit", "north-yihan-papers"].map((db) => ({ role: "readWrite", db })),
  });
}, 60_000);

test("a password that is missing is said before anything is done; what is no call of it is said with how to", async () => {
  const before = heard.length;
  const url = `mongodb://${database.address}/`;
  const without = await script([url, "--passwords", passwords, "--namespace", "south"]);
  expect(without.code).toBe(1);
  expect(without.err).toMatch(/无法设置用户 .*south-approval can't be read \(ENOENT\): see --passwords/);
  for (const args of [[], [url], ["--passwords", passwords], [url, "--passwords", passwords, "--other"]]) {
    const { code, err } = await script(args);
    expect([args, code, err.startsWith("用法 usage: ")]).toEqual([args, 2, true]);
  }
  expect(heard).toHaveLength(before);
}, 60_000);
