// The table of arrows. A place is the first row whose pattern matches the file; what is not allowed there is forbidden.

/** What the files of a place may do beyond importing each other. */
export type Place = {
  name: string;
  files: RegExp;
  /** Workspace packages (without the scope) it may import, or "any". */
  imports: readonly string[] | "any";
  /** The node: modules it may import, or "any". */
  node: readonly string[] | "any";
  /** Pure: the same arguments give the same answer, so no clock, no random, and no environment inside. */
  pure?: true;
};

const domain = ["kernel", "contracts", "matter", "calendar"];
const libraries = [...domain, "tlog", "files", "platform", "process"];
const services = ["approval", "audit", "directory", "enforcement", "gateway", "judicial", "liaison", "supervision"];

// Hashing and checking a signature are functions of their arguments, so node:crypto does not make a package impure;
// what in it is random (randomUUID, randomBytes) is forbidden by name below.
const hashing = ["node:crypto"];

export const places: readonly Place[] = [
  { name: "tests", files: /^tests\//, imports: "any", node: "any" },
  { name: "tools", files: /^tools\//, imports: "any", node: "any" },
  { name: "a flow", files: /^services\/[^/]+\/flows\//, imports: domain, node: [], pure: true },
  { name: "console", files: /^services\/console\//, imports: ["contracts", "calendar", "kernel", "tlog"], node: [] },
  { name: "all", files: /^services\/all\//, imports: [...libraries, ...services], node: "any" },
  // It reads every flow's facts, so it knows their tables.
  {
    name: "the gateway's process",
    files: /^services\/gateway\/process\.ts$/,
    imports: [...libraries, ...services],
    node: "any",
  },
  { name: "a service", files: /^services\//, imports: libraries, node: "any" },
  { name: "kernel", files: /^packages\/kernel\//, imports: [], node: "any" },
  { name: "contracts", files: /^packages\/contracts\//, imports: [], node: "any" },
  { name: "calendar", files: /^packages\/calendar\//, imports: ["kernel"], node: [], pure: true },
  { name: "tlog", files: /^packages\/tlog\//, imports: ["kernel"], node: hashing, pure: true },
  { name: "files", files: /^packages\/files\//, imports: ["kernel"], node: "any" },
  {
    name: "matter",
    files: /^packages\/matter\//,
    imports: ["kernel", "calendar", "contracts"],
    node: hashing,
    pure: true,
  },
  { name: "platform", files: /^packages\/platform\//, imports: ["kernel", "contracts"], node: "any" },
  {
    name: "process",
    files: /^packages\/process\//,
    imports: ["kernel", "contracts", "matter", "platform"],
    node: "any",
  },
];

/** Modules that only some files may name, so that they can be replaced in one place. */
export const confined: readonly { module: RegExp; to: RegExp; why: string }[] = [
  {
    module: /^kafkajs(\/|$)/,
    to: /^packages\/platform\/src\/kafka\//,
    why: "no type of the broker's client leaves its adapter",
  },
  {
    module: /^(mongoose|mongodb)(\/|$)/,
    to: /^packages\/platform\/src\/mongo\//,
    why: "the database stays behind the ports",
  },
  { module: /^node:sqlite$/, to: /^packages\/platform\/src\/sqlite\//, why: "the database stays behind the ports" },
  {
    module: /^@grpc\/grpc-js(\/|$)/,
    to: /^packages\/platform\/src\/grpc\//,
    why: "calls between processes stay in one adapter",
  },
  { module: /^express(\/|$)/, to: /^services\/gateway\//, why: "HTTP is the gateway's" },
  {
    module: /^@yihan\/platform\/(embedded|distributed)(\.ts)?$/,
    to: /(^|\/)main\.ts$|^services\/all\/compose\.ts$|^packages\/process\//,
    why: "only a main.ts, or the composition it starts, chooses how the system is wired",
  },
];

/** Words that only some files may contain. */
export const words: readonly { word: RegExp; why: string; allowed: (file: string, place: Place) => boolean }[] = [
  {
    word: /\bprocess\.env\b/,
    why: "only config.ts reads the environment",
    allowed: (file, place) => /(^|\/)config\.ts$/.test(file) || place.name === "tests" || place.name === "tools",
  },
  {
    word: /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\b|\brandomBytes\b|\bperformance\.now\(/,
    why: "a pure place takes time and ids as arguments",
    allowed: (_file, place) => place.pure !== true,
  },
];
