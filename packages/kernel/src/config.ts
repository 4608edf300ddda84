import { isIPv4 } from "node:net";
import { z } from "zod";
import { systemClock, type Clock } from "./clock.ts";
import { Unstartable } from "./errors.ts";

const isWebOrigin = (text: string): boolean =>
  /^https?:/.test(text) && URL.canParse(text) && text.replace(/\/$/, "") === new URL(text).origin;

/** Every setting: its name, type, default and a sentence. Nothing else reads the environment. */
export const settings = {
  YIHAN_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(8080)
    .describe("TCP port of the gateway; 0 takes a free one"),
  YIHAN_HOST: z.string().min(1).default("127.0.0.1").describe("address the gateway listens on"),
  YIHAN_PUBLIC_URL: z
    .string()
    .refine(isWebOrigin, "http or https, host and port only, such as https://yihan.example.gov.cn")
    .transform((text) => new URL(text).origin)
    .optional()
    .describe("address that people open, if a proxy stands before the gateway"),
  YIHAN_DATA: z.string().min(1).default("./data").describe("folder that holds everything Yihan keeps"),
  YIHAN_DEMO: z
    .enum(["county", "sign-in", "off"])
    .default("county")
    .describe("county: fills an empty folder with the demo county; sign-in: only the demo sign-in; off: neither"),
  YIHAN_MODE: z.enum(["embedded"]).default("embedded").describe("embedded: one process on its own store"),
  YIHAN_NOW: z
    .string()
    .regex(
      /^([+-]\d+(ms|s|m|h|d)|\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2}))$/,
      "an RFC 3339 instant, or a shift such as +3d or -2h",
    )
    .refine((text) => /^[+-]/.test(text) || !Number.isNaN(Date.parse(text)), "there is no such instant")
    .optional()
    .describe("tests: the instant at which the clock starts, or a shift of it"),
  YIHAN_LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "silent"])
    .default("info")
    .describe("least level that is logged"),
  YIHAN_LOG_ORIGIN: z
    .string()
    .regex(/^[^\s+]{1,200}$/, "a URL without scheme, spaces or +")
    .default("yihan.example/audit")
    .describe("name of the audit log in its checkpoints"),
  YIHAN_UPLOAD_MAX_MB: z.coerce
    .number()
    .int()
    .min(1)
    .max(4096)
    .default(256)
    .describe("largest file that may be imported, in MiB"),
  OIDC_ISSUER: z.url().optional().describe("issuer that people sign in with; without it the demo's, on loopback only"),
  OIDC_CLIENT_ID: z.string().min(1).optional().describe("this system's client id at OIDC_ISSUER"),
  OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional().describe("file that holds the client's secret at OIDC_ISSUER"),
} as const;

export interface Config {
  port: number;
  host: string;
  /** The origin that people open; absent if they come to the gateway itself. */
  publicUrl: string | undefined;
  data: string;
  demo: "county" | "sign-in" | "off";
  mode: "embedded";
  logLevel: string;
  logOrigin: string;
  uploadMaxBytes: number;
  oidc: { issuer?: string | undefined; clientId?: string | undefined; clientSecretFile?: string | undefined };
  clock: Clock;
}

const unit = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

const clockFrom = (now: string | undefined): Clock => {
  if (now === undefined) return systemClock();
  // A sign, a whole number, a unit.
  const shift = /^([+-]\d+)(ms|s|m|h|d)$/.exec(now);
  if (shift) return systemClock(Number(shift[1]) * unit[shift[2] as keyof typeof unit]);
  return systemClock(Date.parse(now) - Date.now());
};

/** True for names and addresses that only this machine can reach; `127.` may also begin a name that is somebody else's. */
export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."));

/**
 * The settings of `environment`, checked whole.
 * Throws `Unstartable` with the full list of faults if one of them is wrong.
 */
export const readConfig = (environment: Readonly<Record<string, string | undefined>> = process.env): Config => {
  const faults: string[] = [];
  const parsed = z.object(settings).safeParse(environment);
  if (!parsed.success)
    for (const issue of parsed.error.issues) faults.push(`${issue.path.join(".")}: ${issue.message}`);
  for (const name of Object.keys(environment)) {
    if (name.startsWith("YIHAN_") && !(name in settings)) faults.push(`${name}: there is no such setting`);
  }
  // Judged from what was given, so that they stand in the list whatever else is wrong.
  if (!environment["OIDC_ISSUER"] && !isLoopback(environment["YIHAN_HOST"] || "127.0.0.1")) {
    faults.push(
      "OIDC_ISSUER: needed because YIHAN_HOST is not a loopback address (the demo sign-in is for this machine only)",
    );
  }
  const shown = environment["YIHAN_PUBLIC_URL"];
  if (!environment["OIDC_ISSUER"] && shown && URL.canParse(shown) && !isLoopback(new URL(shown).hostname)) {
    faults.push(
      "OIDC_ISSUER: needed because YIHAN_PUBLIC_URL is not this machine alone (the demo sign-in would be open to others)",
    );
  }
  if (environment["OIDC_ISSUER"] && !environment["OIDC_CLIENT_ID"])
    faults.push("OIDC_CLIENT_ID: needed with OIDC_ISSUER");
  const value = parsed.data;
  if (faults.length > 0 || !value)
    throw new Unstartable(`The settings are wrong:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
  return {
    port: value.YIHAN_PORT,
    host: value.YIHAN_HOST,
    publicUrl: value.YIHAN_PUBLIC_URL,
    data: value.YIHAN_DATA,
    demo: value.YIHAN_DEMO,
    mode: value.YIHAN_MODE,
    logLevel: value.YIHAN_LOG_LEVEL,
    logOrigin: value.YIHAN_LOG_ORIGIN,
    uploadMaxBytes: value.YIHAN_UPLOAD_MAX_MB * 1_048_576,
    oidc: {
      issuer: value.OIDC_ISSUER,
      clientId: value.OIDC_CLIENT_ID,
      clientSecretFile: value.OIDC_CLIENT_SECRET_FILE,
    },
    clock: clockFrom(value.YIHAN_NOW),
  };
};
