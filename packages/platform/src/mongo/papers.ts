import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import mongoose from "mongoose";
import { PaperDamaged, Refusal, type Papers } from "@yihan/kernel";
import type { Db } from "./connect.ts";
import { again, faultOf, refusing } from "./mongo-fault.ts";

type ObjectId = mongoose.mongo.ObjectId;

/** Names the GridFS file that holds a paper's bytes. */
interface PaperDocument {
  /** The SHA-256 of the bytes. */
  _id: string;
  file: ObjectId;
  size: number;
  /** When it was last put or asked for. */
  at: number;
  /** How often, so that a sweep notices what came while it decided. */
  asked: number;
}

/** A file that is being written, and since when; what a crash leaves is removed by it. */
interface UploadDocument {
  _id: ObjectId;
  at: number;
}

interface ChunkDocument {
  files_id: ObjectId;
  n: number;
  data: Uint8Array;
}

const BUCKET = "papers";

/** An upload that has not ended by then never will. */
const UPLOAD_LIMIT = 24 * 3_600_000;

/** Pieces that are fetched at once: some two megabytes. */
const PIECES = 8;

const tooLarge = (limit: number): Refusal =>
  new Refusal("too-large", "paper-too-large", {
    zh: `文件超过 ${limit} 字节的上限，未保存。`,
    en: `The paper is larger than ${limit} bytes; it was not stored.`,
  });

// 64 hex digits: nothing else is the hash of a paper.
const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/**
 * Papers in GridFS. The bytes go into a file of their own first; the one document that names it by their hash makes them a
 * paper, so that half a paper never is one. Bytes are hashed while they stream in and again whenever they are read. `onFault` is
 * told when what is left of a broken upload could not be removed at once.
 */
export const mongoPapers = (db: Db, onFault: (error: unknown) => void): Papers => {
  const bucket = new mongoose.mongo.GridFSBucket(db, { bucketName: BUCKET });
  const papers = db.collection<PaperDocument>(BUCKET);
  const uploads = db.collection<UploadDocument>(`${BUCKET}.uploads`);
  const chunks = db.collection<ChunkDocument>(`${BUCKET}.chunks`);
  const files = db.collection<{ _id: ObjectId }>(`${BUCKET}.files`);

  const find = (sha256: string): Promise<PaperDocument | null> => papers.findOne({ _id: sha256 });

  /** The stored bytes in pieces, whether or not they are right. */
  const piecesOf = async function* (file: ObjectId): AsyncGenerator<Uint8Array> {
    for await (const { data } of chunks.find({ files_id: file }, { sort: { n: 1 }, batchSize: PIECES })) yield data;
  };

  /** The pieces; the last one is held back until the hash of all of them is right. */
  const verified = async function* ({ _id: sha256, file }: PaperDocument): AsyncGenerator<Uint8Array> {
    const hash = createHash("sha256");
    let last: Uint8Array | undefined;
    for await (const piece of piecesOf(file)) {
      if (last) yield last;
      last = piece;
      hash.update(piece);
    }
    if (hash.digest("hex") !== sha256) throw new PaperDamaged(sha256);
    if (last) yield last;
  };

  const isWhole = async (paper: PaperDocument): Promise<boolean> => {
    const hash = createHash("sha256");
    for await (const piece of piecesOf(paper.file)) hash.update(piece);
    return hash.digest("hex") === paper._id;
  };

  const discard = async (file: ObjectId): Promise<void> => {
    await again(() => files.deleteOne({ _id: file }));
    await again(() => chunks.deleteMany({ files_id: file }));
    await again(() => uploads.deleteOne({ _id: file }));
  };

  const upload = async (source: AsyncIterable<Uint8Array>, limit: number): Promise<PaperDocument> => {
    const file = new mongoose.mongo.ObjectId();
    const hash = createHash("sha256");
    let size = 0;
    const measured = async function* (): AsyncGenerator<Uint8Array> {
      for await (const chunk of source) {
        size += chunk.byteLength;
        if (size > limit) throw tooLarge(limit);
        hash.update(chunk);
        yield chunk;
      }
    };
    await again(() => uploads.updateOne({ _id: file }, { $set: { at: Date.now() } }, { upsert: true }));
    try {
      await pipeline(Readable.from(measured()), bucket.openUploadStreamWithId(file, ""));
    } catch (error) {
      // Nobody can find it; if it can't be removed now, a sweep does.
      await discard(file).catch(onFault);
      throw error;
    }
    return { _id: hash.digest("hex"), file, size, at: Date.now(), asked: 0 };
  };

  /** Lets the uploaded file be the paper, unless there is a whole one already; true if it is needed no more. */
  const name = async (paper: PaperDocument): Promise<boolean> => {
    const { _id, file, at } = paper;
    for (;;) {
      const there = await find(_id);
      if (there?.file.equals(file)) return false;
      if (!there) {
        const isFirst = await again(() => papers.insertOne(paper)).then(
          () => true,
          (error: unknown) => {
            if (faultOf(error) !== "duplicate") throw error;
            return false;
          },
        );
        if (isFirst) return false;
      } else if (await isWhole(there)) {
        const touched = await again(() =>
          papers.updateOne({ _id, file: there.file }, { $set: { at }, $inc: { asked: 1 } }),
        );
        if (touched.matchedCount === 1) return true;
      } else {
        const healed = await again(() =>
          papers.updateOne({ _id, file: there.file }, { $set: { file, at }, $inc: { asked: 1 } }),
        );
        if (healed.matchedCount === 1) {
          await discard(there.file);
          return false;
        }
      }
    }
  };

  /** Removes the rest of uploads that a crash ended. */
  const sweepUploads = async (): Promise<void> => {
    for await (const { _id: file } of uploads.find({ at: { $lt: Date.now() - UPLOAD_LIMIT } })) {
      if (await papers.findOne({ file })) await uploads.deleteOne({ _id: file });
      else await discard(file);
    }
  };

  return {
    put: refusing(async (source: AsyncIterable<Uint8Array>, limit: number) => {
      const paper = await upload(source, limit);
      const isNeedless = await name(paper);
      if (isNeedless) await discard(paper.file);
      else await again(() => uploads.deleteOne({ _id: paper.file }));
      return { sha256: paper._id, size: paper.size };
    }),
    get: refusing(async (sha256: string) => {
      const paper = isHash(sha256) ? await find(sha256) : null;
      if (!paper) return undefined;
      const pieces: Uint8Array[] = [];
      for await (const piece of verified(paper)) pieces.push(piece);
      return Buffer.concat(pieces);
    }),
    stream: refusing(async (sha256: string) => {
      const paper = isHash(sha256) ? await find(sha256) : null;
      return paper ? { size: paper.size, bytes: refusingPieces(verified(paper)) } : undefined;
    }),
    has: refusing(async (sha256: string) => isHash(sha256) && (await find(sha256)) !== null),
    size: refusing(async (sha256: string) => {
      if (!isHash(sha256)) return undefined;
      const asked = { $set: { at: Date.now() }, $inc: { asked: 1 } };
      return (await again(() => papers.findOneAndUpdate({ _id: sha256 }, asked)))?.size;
    }),
    sweep: refusing(async (isNamed: (sha256: string) => Promise<boolean>, olderThan: number) => {
      await sweepUploads();
      let removed = 0;
      let after = "";
      for (;;) {
        const page = await papers.find({ _id: { $gt: after } }, { sort: { _id: 1 }, limit: SWEPT_AT_ONCE }).toArray();
        for (const { _id, file, at, asked } of page) {
          if (Date.now() - at < olderThan || (await isNamed(_id))) continue;
          // Put or asked for meanwhile: not the same any more, and it stays.
          const { deletedCount } = await papers.deleteOne({ _id, file, asked });
          if (deletedCount === 0) continue;
          await discard(file);
          removed += 1;
        }
        if (page.length < SWEPT_AT_ONCE) return removed;
        after = page.at(-1)!._id;
      }
    }),
  };
};

const SWEPT_AT_ONCE = 100;

async function* refusingPieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const next = refusing((iterator: AsyncIterator<Uint8Array>) => iterator.next());
  const iterator = pieces[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done, value } = await next(iterator);
      if (done) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}
