import type { Fact } from "@yihan/kernel";
import { factFrom, MOST_DATA, MOST_HEADERS, toRecord, type BusRecord } from "./record.ts";

const fact: Fact = {
  matter: "0199f0a0-0000-7000-8000-000000000001",
  version: 3,
  service: "approval",
  flow: "approval-notice",
  step: "violationFound",
  chain: "0199f0a0-0000-7000-8000-000000000000",
  lane: "ordinary",
  time: 1_767_225_600_123,
  key: new Uint8Array(32).fill(7),
  command: "核查-1",
  fingerprint: "ab",
  traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  data: new Uint8Array([1, 2, 3]),
};
const record = toRecord(fact);
const withHeaders = (headers: Record<string, string | undefined>, more: Partial<BusRecord> = {}): BusRecord => {
  const all = Object.entries({ ...record.headers, ...headers });
  return {
    ...record,
    headers: Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined)),
    ...more,
  };
};

test("a fact travels as a CloudEvent under its matter's key", () => {
  expect(record.key).toBe(fact.matter);
  expect(record.headers).toMatchObject({
    ce_specversion: "1.0",
    ce_id: `${fact.matter}/3`,
    ce_source: "/yihan/approval",
    ce_type: "yihan.approval-notice.violationFound.v1",
    ce_subject: `approval-notice/${fact.matter}`,
    ce_time: "2026-01-01T00:00:00.123Z",
    ce_sequence: "3",
    "content-type": "application/protobuf",
    traceparent: fact.traceparent,
  });
});

test("whoever reads it has the same fact, byte for byte", () => {
  const { key, ...read } = factFrom("yihan.approval", record);
  expect({ ...read, key: new Uint8Array(key) }).toEqual(fact);
  const { traceparent: _, ...untraced } = fact;
  expect(factFrom("yihan.approval", toRecord(untraced)).traceparent).toBeUndefined();
});

test("a sealed fact lies in the sealed topic, whichever service owns it", () => {
  const sealed = { ...fact, lane: "sealed" as const };
  expect(factFrom("yihan.sealed", toRecord(sealed)).lane).toBe("sealed");
  expect(() => factFrom("yihan.approval", toRecord(sealed))).toThrow("forged");
  expect(() => factFrom("yihan.sealed", record)).toThrow("forged");
});

test.each<[string, string, BusRecord]>([
  ["without data", "malformed", withHeaders({}, { value: undefined })],
  ["without headers", "malformed", { ...record, headers: {} }],
  ["without a type", "malformed", withHeaders({ ce_type: undefined })],
  ["of another type", "malformed", withHeaders({ ce_type: "com.example.created" })],
  ["of a later form", "unknown-version", withHeaders({ ce_type: "yihan.approval-notice.received.v2" })],
  ["of a later CloudEvents", "unknown-version", withHeaders({ ce_specversion: "2.0" })],
  ["with a version of 0", "malformed", withHeaders({ ce_id: `${fact.matter}/0` })],
  ["with a version that is no number", "malformed", withHeaders({ ce_id: `${fact.matter}/1e3` })],
  ["with a time that is none", "malformed", withHeaders({ ce_time: "yesterday" })],
  ["with half a key", "malformed", withHeaders({ ce_matterkey: "AAAA" })],
  ["in no lane", "malformed", withHeaders({ ce_lane: "express" })],
  ["with too many bytes", "oversized", withHeaders({}, { value: new Uint8Array(MOST_DATA + 1) })],
  ["with too large headers", "oversized", withHeaders({ other: "x".repeat(MOST_HEADERS) })],
  ["of another service", "forged", withHeaders({ ce_source: "/yihan/enforcement" })],
  ["under another matter's key", "forged", withHeaders({}, { key: "another" })],
  ["without a key", "forged", withHeaders({}, { key: undefined })],
])("a record %s is no fact: %s", (_what, kind, bad) => {
  expect(() => factFrom("yihan.approval", bad)).toThrow(kind);
});

test("a trace that can't be read costs the trace, not the fact", () => {
  expect(factFrom("yihan.approval", withHeaders({ traceparent: "nonsense" }))).not.toHaveProperty("traceparent");
});
