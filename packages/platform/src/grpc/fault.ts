import { deflateRawSync, inflateRawSync } from "node:zlib";
import { Metadata, status } from "@grpc/grpc-js";
import {
  Fault,
  Status,
  type Detail,
  type Refusal as RefusalMessage,
  type Text as TextMessage,
} from "@yihan/contracts/call";
import {
  CommandReused,
  PaperDamaged,
  Refusal,
  statusOf,
  VersionTaken,
  type FieldFault,
  type RefusalKind,
  type Text,
} from "@yihan/kernel";

/** What gRPC's own tools read a refusal by; the whole of it stands in the details. */
const codes: Readonly<Record<RefusalKind, status>> = {
  unauthenticated: status.UNAUTHENTICATED,
  forbidden: status.PERMISSION_DENIED,
  "not-found": status.NOT_FOUND,
  conflict: status.FAILED_PRECONDITION,
  "version-moved": status.ABORTED,
  "too-large": status.OUT_OF_RANGE,
  unsupported: status.INVALID_ARGUMENT,
  invalid: status.INVALID_ARGUMENT,
  "too-many": status.RESOURCE_EXHAUSTED,
  unavailable: status.UNAVAILABLE,
};

const DETAILS = "grpc-status-details-bin";
const FAULT = "type.googleapis.com/yihan.call.v1.Fault";
/** The same, deflated: Node closes a stream whose headers are longer than 64 KiB, base64 included. */
const PACKED = "yihan.dev/deflated/yihan.call.v1.Fault";
const PLAIN_BYTES = 4_096;
const MOST_BYTES = 40_000;
/** A sentence of the status; the details have it whole. */
const SENTENCE = 500;

/** How a call that failed ends: the code and sentence any client understands, and details that ours reads back whole. */
export interface FailedStatus {
  code: status;
  details: string;
  metadata: Metadata;
}

/** The status by which `error` travels, or undefined for a bug: its words are nobody's business but the log's. */
export const statusFor = (error: unknown): FailedStatus | undefined => {
  const known = faultOf(error);
  if (!known) return undefined;
  const sentence = [...known.sentence].slice(0, SENTENCE).join("");
  const metadata = new Metadata();
  const detail = detailOf(known.fault);
  metadata.set(
    DETAILS,
    Buffer.from(Status.encode({ code: known.code, message: sentence, details: [detail] }).finish()),
  );
  return { code: known.code, details: sentence, metadata };
};

/** The error that travelled in the metadata of a failed call, or undefined if none of ours did. */
export const errorIn = (metadata: Metadata): Error | undefined => {
  const [bytes] = metadata.get(DETAILS);
  if (!Buffer.isBuffer(bytes)) return undefined;
  for (const { typeUrl, value } of Status.decode(bytes).details) {
    if (typeUrl === FAULT) return errorOf(Fault.decode(value));
    if (typeUrl === PACKED) return errorOf(Fault.decode(inflateRawSync(value, { maxOutputLength: 64 * 1_048_576 })));
  }
  return undefined;
};

const faultOf = (error: unknown): { code: status; sentence: string; fault: Fault } | undefined => {
  if (error instanceof Refusal) {
    return {
      code: codes[error.kind],
      sentence: `${error.code}: ${error.text.zh} ${error.text.en}`,
      fault: { fault: { $case: "refusal", value: refusalMessage(error, error.faults) } },
    };
  }
  if (error instanceof VersionTaken) {
    const { matter, current } = error;
    return {
      code: status.ABORTED,
      sentence: error.message,
      fault: { fault: { $case: "versionTaken", value: { matter, current } } },
    };
  }
  if (error instanceof CommandReused) {
    return {
      code: status.ALREADY_EXISTS,
      sentence: error.message,
      fault: { fault: { $case: "commandReused", value: { command: error.command } } },
    };
  }
  if (error instanceof PaperDamaged) {
    return {
      code: status.DATA_LOSS,
      sentence: error.message,
      fault: { fault: { $case: "paperDamaged", value: { sha256: error.sha256 } } },
    };
  }
  return undefined;
};

const errorOf = ({ fault }: Fault): Error | undefined => {
  switch (fault?.$case) {
    case "refusal":
      return refusalOf(fault.value);
    case "versionTaken":
      return new VersionTaken(fault.value.matter, fault.value.current);
    case "commandReused":
      return new CommandReused(fault.value.command);
    case "paperDamaged":
      return new PaperDamaged(fault.value.sha256);
    default:
      return undefined;
  }
};

const refusalMessage = (
  { kind, code, text, possible, version }: Refusal,
  faults: readonly FieldFault[],
): RefusalMessage => ({
  kind,
  code,
  text,
  faults: [...faults],
  possible: [...possible],
  version,
});

const textOf = (text: TextMessage | undefined): Text => ({ zh: text?.zh ?? "", en: text?.en ?? "" });

const refusalOf = ({ kind, code, text, faults, possible, version }: RefusalMessage): Refusal | undefined =>
  kind in statusOf
    ? new Refusal(kind as RefusalKind, code, textOf(text), {
        faults: faults.map((fault) => ({ ...fault, detail: textOf(fault.detail) })),
        possible: possible.map((step) => ({ ...step, title: textOf(step.title) })),
        ...(version !== undefined && { version }),
      })
    : undefined;

/** The fault as a detail: readable for all while it is small, deflated when it is not. */
const detailOf = (fault: Fault, listed = Infinity): Detail => {
  const bytes = Fault.encode(listing(fault, listed)).finish();
  if (bytes.length <= PLAIN_BYTES) return { typeUrl: FAULT, value: Buffer.from(bytes) };
  const value = deflateRawSync(bytes);
  if (value.length <= MOST_BYTES) return { typeUrl: PACKED, value };
  if (listed === 0) throw new Error(`a ${fault.fault!.$case} is too large to travel`);
  return detailOf(fault, Math.floor(Math.min(listed, faultsIn(fault)) / 2));
};

const faultsIn = ({ fault }: Fault): number => (fault?.$case === "refusal" ? fault.value.faults.length : 0);

/** A file may have thousands of faults: the first `most`, and how many more there are. */
const listing = (whole: Fault, most: number): Fault => {
  const more = faultsIn(whole) - most;
  if (whole.fault?.$case !== "refusal" || more <= 0) return whole;
  const note = {
    pointer: "",
    code: "more-faults",
    detail: { zh: `另有${more}处未列出`, en: `${more} more are not listed` },
  };
  const { value } = whole.fault;
  return { fault: { $case: "refusal", value: { ...value, faults: [...value.faults.slice(0, most), note] } } };
};
