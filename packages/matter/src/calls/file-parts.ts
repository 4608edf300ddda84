import { Refusal } from "@yihan/kernel";

/** A file while it is needed here. */
export interface ReceivedFile {
  path: string;
  /** Removes it, if it still stands there. */
  drop(): Promise<void>;
}

/** Writes a file that arrives in pieces; its name ends with `extension`. */
export type ReceiveFile = (pieces: AsyncIterable<Uint8Array>, extension: string) => Promise<ReceivedFile>;

interface Part<Asked> {
  part?: { $case: "asked"; value: Asked } | { $case: "bytes"; value: Uint8Array } | undefined;
}

/** Works with a file that arrives in parts: the first says what is asked, the others are the file. */
export const withFile = async <Asked, T>(
  parts: AsyncIterable<Part<Asked>>,
  receive: ReceiveFile,
  extensionOf: (asked: Asked) => string,
  work: (asked: Asked, file: ReceivedFile) => Promise<T>,
): Promise<T> => {
  const incoming = parts[Symbol.asyncIterator]();
  const first = await incoming.next();
  if (first.done || first.value.part?.$case !== "asked") throw outOfOrder;
  const asked = first.value.part.value;
  const file = await receive(bytesOf(incoming), extensionOf(asked));
  try {
    return await work(asked, file);
  } finally {
    await file.drop();
  }
};

async function* bytesOf(parts: AsyncIterator<Part<unknown>>): AsyncGenerator<Uint8Array> {
  for (let next = await parts.next(); !next.done; next = await parts.next()) {
    if (next.value.part?.$case !== "bytes") throw outOfOrder;
    yield next.value.part.value;
  }
}

const outOfOrder = new Refusal("invalid", "parts-out-of-order", {
  zh: "第一段应说明请求，其余各段为文件内容。",
  en: "The first part says what is asked, the others are the file.",
});

/** The parts of a call with a file: what is asked, then the file piece by piece. */
export async function* fileParts<Asked>(
  asked: Asked,
  file: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ part: { $case: "asked"; value: Asked } | { $case: "bytes"; value: Buffer } }> {
  yield { part: { $case: "asked", value: asked } };
  for await (const piece of file) {
    yield { part: { $case: "bytes", value: Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength) } };
  }
}
