import { factId, factType, topicOf, type Fact, type Lane } from "@yihan/kernel";

/** A fact as it lies in a topic: CloudEvents in Kafka's binary mode, the matter as key. */
export interface BusRecord {
  key: string | undefined;
  headers: Readonly<Record<string, string>>;
  /** The fact's bytes; undefined for a record that has none. */
  value: Uint8Array | undefined;
}

/** The most bytes that a fact's data, and its headers together, may have. */
export const MOST_DATA = 1_048_576;
export const MOST_HEADERS = 16_384;

export type Unreadability = "malformed" | "oversized" | "unknown-version" | "forged";

/** A record that is no fact of its topic: nobody is handed it. */
export class Unreadable extends Error {
  readonly kind: Unreadability;
  constructor(kind: Unreadability, detail: string) {
    super(`${kind}: ${detail}`);
    this.name = "Unreadable";
    this.kind = kind;
  }
}

export const toRecord = (fact: Fact): BusRecord => ({
  key: fact.matter,
  headers: {
    "content-type": "application/protobuf",
    ce_specversion: "1.0",
    ce_id: factId(fact),
    ce_source: `/yihan/${fact.service}`,
    ce_type: factType(fact),
    ce_subject: `${fact.flow}/${fact.matter}`,
    ce_time: new Date(fact.time).toISOString(),
    ce_sequence: String(fact.version),
    ce_chain: fact.chain,
    ce_lane: fact.lane,
    ce_matterkey: Buffer.from(fact.key).toString("base64"),
    ce_command: fact.command,
    ce_fingerprint: fact.fingerprint,
    ...(fact.traceparent === undefined ? {} : { traceparent: fact.traceparent }),
  },
  value: fact.data,
});

/** What a record weighs in a topic, near enough to keep a request below the broker's limit. */
export const weightOf = ({ headers, value }: BusRecord): number => (value?.length ?? 0) + weightOfHeaders(headers) + 64;

const weightOfHeaders = (headers: BusRecord["headers"]): number =>
  Object.entries(headers).reduce((sum, [name, text]) => sum + name.length + Buffer.byteLength(text) + 4, 0);

// yihan, flow in kebab case, step in camel case, number of the form.
const TYPE = /^yihan\.([a-z][a-z0-9-]*)\.([A-Za-z][A-Za-z0-9]*)\.v(\d{1,9})$/;
const SOURCE = /^\/yihan\/([a-z][a-z0-9-]*)$/;
// W3C Trace Context: version, trace id, parent id, flags.
const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;
const LANES: readonly string[] = ["ordinary", "sealed"] satisfies Lane[];

/** The fact that lies in a topic. Throws `Unreadable` if the record is none, or not one that this topic may carry. */
export const factFrom = (topic: string, { key, headers, value }: BusRecord): Fact => {
  if (value && value.length > MOST_DATA) throw new Unreadable("oversized", `${value.length} bytes of data`);
  const weight = weightOfHeaders(headers);
  if (weight > MOST_HEADERS) throw new Unreadable("oversized", `${weight} bytes of headers`);
  if (!value) throw new Unreadable("malformed", "it has no data");
  const header = (name: string): string => {
    const text = headers[name];
    if (text === undefined) throw new Unreadable("malformed", `header ${name} is missing`);
    return text;
  };
  const matching = (name: string, pattern: RegExp): RegExpExecArray => {
    const match = pattern.exec(header(name));
    if (!match) throw new Unreadable("malformed", `header ${name} can't be read`);
    return match;
  };
  if (header("ce_specversion") !== "1.0") throw new Unreadable("unknown-version", "another version of CloudEvents");
  const [, flow = "", step = "", form = ""] = matching("ce_type", TYPE);
  if (form !== "1") throw new Unreadable("unknown-version", `form ${form} of ${flow}.${step}`);
  const [, service = ""] = matching("ce_source", SOURCE);
  const [, matter = "", number = ""] = matching("ce_id", /^([^/]{1,200})\/([1-9]\d{0,14})$/);
  const lane = header("ce_lane");
  if (!LANES.includes(lane)) throw new Unreadable("malformed", "header ce_lane can't be read");
  const time = Date.parse(header("ce_time"));
  if (Number.isNaN(time)) throw new Unreadable("malformed", "header ce_time can't be read");
  const matterKey = Buffer.from(header("ce_matterkey"), "base64");
  if (matterKey.length !== 32) throw new Unreadable("malformed", "header ce_matterkey has not 32 bytes");
  const fact: Fact = {
    matter,
    version: Number(number),
    service,
    flow,
    step,
    chain: header("ce_chain"),
    lane: lane as Lane,
    time,
    key: matterKey,
    command: header("ce_command"),
    fingerprint: header("ce_fingerprint"),
    ...(TRACEPARENT.test(headers["traceparent"] ?? "") ? { traceparent: headers["traceparent"] } : {}),
    data: value,
  };
  if (key !== matter) throw new Unreadable("forged", `it lies under the key of another matter than ${matter}`);
  if (topicOf(fact) !== topic) throw new Unreadable("forged", `a fact of ${service} (${lane}) may not lie in ${topic}`);
  return fact;
};
