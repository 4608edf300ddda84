import { isIPv4 } from "node:net";
import { join } from "node:path";
import { z } from "zod";
import { systemClock, type Clock } from "./clock.ts";
import { Unstartable } from "./errors.ts";

const isWebOrigin = (text: string): boolean =>
  /^https?:/.test(text) && URL.canParse(text) && text.replace(/\/$/, "") === new URL(text).origin;

const port = z.coerce.number().int().min(0).max(65_535);

/** Every setting: its name, type, default and a sentence. Nothing else reads the environment. */
export const settings = {
  YIHAN_PORT: port.default(8080).describe("TCP port of the gateway; 0 takes a free one"),
  YIHAN_HOST: z.string().min(1).default("127.0.0.1").describe("address the gateway listens on"),
  YIHAN_PUBLISHED: z
    .enum(["as-listened", "loopback"])
    .default("as-listened")
    .describe(
      "loopback: only this machine reaches the gateway, whatever YIHAN_HOST is, as with a container's published port",
    ),
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
  YIHAN_MODE: z
    .enum(["embedded", "distributed"])
    .default("embedded")
    .describe("embedded: one process on its own store; distributed: each service a process, on Kafka and MongoDB"),
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
  YIHAN_NAMESPACE: z
    .string()
    .regex(/^([a-z][a-z0-9-]{0,30})?$/, "small letters, digits and -, at most 31, a letter first")
    .default("")
    .describe("stands before the names of topics, groups and databases where counties share a cluster"),
  YIHAN_GRPC_HOST: z
    .string()
    .min(1)
    .default("127.0.0.1")
    .describe("distributed: address on which a service takes calls and is asked for its health"),
  YIHAN_GRPC_PORT: port
    .default(9000)
    .describe("distributed: TCP port for calls from other services; 0 takes a free one"),
  YIHAN_HEALTH_PORT: port
    .default(9464)
    .describe("distributed: TCP port for /healthz, /readyz and /metrics of a service; 0 takes a free one"),
  YIHAN_PEERS: z
    .string()
    .regex(
      /^([a-z]+=[^\s,=]+(,[a-z]+=[^\s,=]+)*)?$/,
      "name=host:port, separated by commas; several of one service as name=host:port;host:port",
    )
    .default("")
    .describe("distributed: where other services take calls; one that is not named is at <name>:9000"),
  YIHAN_CERTIFICATES: z
    .string()
    .min(1)
    .optional()
    .describe("distributed: folder with tls.crt, tls.key and ca.crt for calls between services; needed off loopback"),
  KAFKA_BROKERS: z
    .string()
    .regex(/^[^\s,:]+:\d+(,[^\s,:]+:\d+)*$/, "host:port, separated by commas")
    .optional()
    .describe("distributed: the brokers to begin with"),
  KAFKA_USER: z.string().min(1).optional().describe("distributed: user at the brokers (SCRAM-SHA-512)"),
  KAFKA_PASSWORD_FILE: z.string().min(1).optional().describe("distributed: file that holds the password of KAFKA_USER"),
  KAFKA_CA_FILE: z
    .string()
    .min(1)
    .optional()
    .describe("distributed: certificates of the authority that the brokers' certificates come from; turns TLS on"),
  MONGODB_URL: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, "mongodb://…")
    .optional()
    .describe("distributed: the database server, without a database's name"),
  MONGODB_URL_FILE: z
    .string()
    .min(1)
    .optional()
    .describe("distributed: file that holds MONGODB_URL, for one with a password"),
  MONGO_CA_FILE: z
    .string()
    .min(1)
    .optional()
    .describe("distributed: certificates of the authority that the database's certificates come from; turns TLS on"),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .union([z.literal(""), z.url()])
    .optional()
    .transform((url) => url || undefined)
    .describe("collector that spans are sent to by OTLP over HTTP; without it none are"),
  OIDC_ISSUER: z.url().optional().describe("issuer that people sign in with; without it the demo's, on loopback only"),
  OIDC_CLIENT_ID: z.string().min(1).optional().describe("this system's client id at OIDC_ISSUER"),
  OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional().describe("file that holds the client's secret at OIDC_ISSUER"),
} as const;

export interface Config {
  port: number;
  host: string;
  /** True if nobody from another machine can reach the gateway: where the demo sign-in may be. */
  onlyHere: boolean;
  /** The origin that people open; absent if they come to the gateway itself. */
  publicUrl: string | undefined;
  data: string;
  demo: "county" | "sign-in" | "off";
  mode: "embedded" | "distributed";
  logLevel: string;
  logOrigin: string;
  uploadMaxBytes: number;
  oidc: { issuer?: string | undefined; clientId?: string | undefined; clientSecretFile?: string | undefined };
  clock: Clock;
  /** What only a service in a process of its own needs. */
  distributed: DistributedConfig;
  /** The collector that spans go to. */
  otlpEndpoint: string | undefined;
}

/** How a service in a process of its own reaches the others, and what they reach it by. */
export interface DistributedConfig {
  /** Stands before the names of topics, groups and databases; may be empty. */
  namespace: string;
  host: string;
  grpcPort: number;
  healthPort: number;
  /** `host:port` by service; one that is not named is at `<name>:9000`. */
  peers: Readonly<Record<string, string>>;
  /** PEM files; undefined on loopback without certificates. */
  certificates: { certificate: string; key: string; authorities: string } | undefined;
  kafka: {
    brokers: readonly string[];
    user: string | undefined;
    passwordFile: string | undefined;
    caFile: string | undefined;
  };
  mongo: { url: string | undefined; urlFile: string | undefined; caFile: string | undefined };
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
  const onlyHere =
    environment["YIHAN_PUBLISHED"] === "loopback" || isLoopback(environment["YIHAN_HOST"] || "127.0.0.1");
  if (!environment["OIDC_ISSUER"] && !onlyHere) {
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
  if (environment["YIHAN_MODE"] === "distributed") {
    if (!environment["KAFKA_BROKERS"]) faults.push("KAFKA_BROKERS: needed because YIHAN_MODE is distributed");
    if (!environment["MONGODB_URL"] && !environment["MONGODB_URL_FILE"])
      faults.push("MONGODB_URL or MONGODB_URL_FILE: one is needed because YIHAN_MODE is distributed");
    if (!environment["YIHAN_CERTIFICATES"] && !isLoopback(environment["YIHAN_GRPC_HOST"] || "127.0.0.1"))
      faults.push("YIHAN_CERTIFICATES: needed because YIHAN_GRPC_HOST is not a loopback address");
  }
  if (environment["MONGODB_URL"] && environment["MONGODB_URL_FILE"])
    faults.push("MONGODB_URL, MONGODB_URL_FILE: only one of them");
  if (!environment["KAFKA_USER"] !== !environment["KAFKA_PASSWORD_FILE"])
    faults.push("KAFKA_USER, KAFKA_PASSWORD_FILE: both or neither");
  if (environment["OIDC_ISSUER"] && !environment["OIDC_CLIENT_ID"])
    faults.push("OIDC_CLIENT_ID: needed with OIDC_ISSUER");
  const value = parsed.data;
  if (faults.length > 0 || !value)
    throw new Unstartable(`The settings are wrong:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
  return {
    port: value.YIHAN_PORT,
    host: value.YIHAN_HOST,
    onlyHere,
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
    distributed: {
      namespace: value.YIHAN_NAMESPACE,
      host: value.YIHAN_GRPC_HOST,
      grpcPort: value.YIHAN_GRPC_PORT,
      healthPort: value.YIHAN_HEALTH_PORT,
      peers: Object.fromEntries(
        value.YIHAN_PEERS.split(",")
          .filter((pair) => pair !== "")
          .map((pair) => pair.split("=") as [string, string]),
      ),
      certificates:
        value.YIHAN_CERTIFICATES === undefined
          ? undefined
          : {
              certificate: join(value.YIHAN_CERTIFICATES, "tls.crt"),
              key: join(value.YIHAN_CERTIFICATES, "tls.key"),
              authorities: join(value.YIHAN_CERTIFICATES, "ca.crt"),
            },
      kafka: {
        brokers: value.KAFKA_BROKERS?.split(",") ?? [],
        user: value.KAFKA_USER,
        passwordFile: value.KAFKA_PASSWORD_FILE,
        caFile: value.KAFKA_CA_FILE,
      },
      mongo: { url: value.MONGODB_URL, urlFile: value.MONGODB_URL_FILE, caFile: value.MONGO_CA_FILE },
    },
    otlpEndpoint: value.OTEL_EXPORTER_OTLP_ENDPOINT,
  };
};

/** The settings of a service that is a process of its own, whatever YIHAN_MODE says. Throws as `readConfig` does. */
export const readServiceConfig = (): Config => readConfig({ ...process.env, YIHAN_MODE: "distributed" });
