import { TlogError } from "@yihan/tlog/tlog-error";
import type { ExportFiles } from "@yihan/tlog/verify/export-files";

/** How much a zip may hold before it is refused unread. */
export interface ZipLimits {
  entries: number;
  totalBytes: number;
  fileBytes: number;
}

const LIMITS: ZipLimits = { entries: 100_000, totalBytes: 2 * 1024 ** 3, fileBytes: 256 * 1024 ** 2 };

/** An entry of the central directory (APPNOTE 4.3.12): where its local header stands and how long its data are. */
interface Entry {
  path: string;
  method: number;
  packed: number;
  size: number;
  at: number;
}

/** Smaller zips are loaded whole: each piece of a file costs a browser a message to another process. */
const LOADED_WHOLE = 64 * 1024 ** 2;

/** Gives bytes of the zip, fewer where it ends. */
type Piece = (from: number, to: number) => Promise<Uint8Array<ArrayBuffer>>;

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
/** A record at the end of the zip, and before it a comment of at most 65,535 bytes. */
const END_SIZE = 22;
const IN_ZIP64 = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;

/**
 * A zip for reading files out of it one at a time; what is not read is never unpacked, and a large zip is not loaded whole.
 * Refuses (`malformed`, `too-large`) what the server's reader refuses: names that lead out of the folder, encrypted files, too
 * many or too large ones by the sizes the zip declares; a file that inflates to another size than it declares fails when it is read.
 * Zips beyond 4 GiB are too large. `paths()` gives a name as often as the zip does.
 */
export const openZipBlob = async (zip: Blob, limits: Partial<ZipLimits> = {}): Promise<ExportFiles> => {
  const { entries: maxEntries, totalBytes, fileBytes } = { ...LIMITS, ...limits };
  const piece = await piecesOf(zip);
  const { count, directory } = await readEnd(piece, zip.size);
  if (count > maxEntries) throw new TlogError("too-large", `the zip holds more than ${maxEntries} files`);
  const entries = readEntries(directory, count).filter(({ path }) => !path.endsWith("/"));
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > totalBytes || entries.some(({ size }) => size > fileBytes))
    throw new TlogError("too-large", "the zip unpacks to more than is accepted");
  const found = new Map<string, Entry>();
  for (const entry of entries) if (!found.has(entry.path)) found.set(entry.path, entry);
  return {
    paths: () => entries.map(({ path }) => path),
    read: async (path) => {
      const entry = found.get(path);
      return entry && unpack(piece, entry);
    },
  };
};

const piecesOf = async (zip: Blob): Promise<Piece> => {
  if (zip.size > LOADED_WHOLE) return async (from, to) => new Uint8Array(await zip.slice(from, to).arrayBuffer());
  const whole = new Uint8Array(await zip.arrayBuffer());
  return async (from, to) => whole.subarray(from, to);
};

const view = ({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>): DataView<ArrayBuffer> =>
  new DataView(buffer, byteOffset, byteLength);

/** Finds the record at the zip's end and gives the central directory that it points to. */
const readEnd = async (piece: Piece, total: number): Promise<{ count: number; directory: DataView<ArrayBuffer> }> => {
  const tail = view(await piece(Math.max(0, total - END_SIZE - 0xffff), total));
  for (let at = tail.byteLength - END_SIZE; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END_SIGNATURE || at + END_SIZE + tail.getUint16(at + 20, true) !== tail.byteLength)
      continue;
    const [count, length, from] = [
      tail.getUint16(at + 10, true),
      tail.getUint32(at + 12, true),
      tail.getUint32(at + 16, true),
    ];
    if (count === 0xffff || length === IN_ZIP64 || from === IN_ZIP64)
      throw new TlogError("too-large", "the zip is larger than is accepted");
    if (tail.getUint16(at + 4, true) !== 0 || tail.getUint16(at + 8, true) !== count)
      throw malformed("it is in several parts");
    if (from + length > total) throw malformed("its directory lies outside");
    return { count, directory: view(await piece(from, from + length)) };
  }
  throw malformed("it is not a zip, or its end is missing");
};

const readEntries = (directory: DataView<ArrayBuffer>, count: number): Entry[] => {
  const entries: Entry[] = [];
  let at = 0;
  while (entries.length < count) {
    if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== ENTRY_SIGNATURE)
      throw malformed("its directory breaks off");
    const [name, extra, comment] = [
      directory.getUint16(at + 28, true),
      directory.getUint16(at + 30, true),
      directory.getUint16(at + 32, true),
    ];
    const end = at + 46 + name + extra + comment;
    if (end > directory.byteLength) throw malformed("its directory breaks off");
    if ((directory.getUint16(at + 8, true) & 1) === 1) throw malformed("it holds an encrypted file");
    const path = decodeName(new Uint8Array(directory.buffer, directory.byteOffset + at + 46, name));
    const entry = {
      path,
      method: directory.getUint16(at + 10, true),
      packed: directory.getUint32(at + 20, true),
      size: directory.getUint32(at + 24, true),
      at: directory.getUint32(at + 42, true),
    };
    if (entry.packed === IN_ZIP64 || entry.size === IN_ZIP64 || entry.at === IN_ZIP64)
      throw new TlogError("too-large", "the zip is larger than is accepted");
    if (entry.method === STORED && entry.packed !== entry.size) throw malformed("a stored file has two sizes");
    entries.push(entry);
    at = end;
  }
  return entries;
};

/** A name as text: UTF-8, of which ASCII is a part; an export has no other names. */
const decodeName = (bytes: Uint8Array): string => {
  let path: string;
  try {
    path = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (isTypeError(error)) throw malformed("a file's name is not UTF-8 text");
    throw error;
  }
  const leadsOut =
    path.startsWith("/") || /^[a-z]:/i.test(path) || path.includes("\\") || path.split("/").includes("..");
  if (leadsOut) throw malformed("a file's name leads out of its folder");
  return path;
};

const unpack = async (piece: Piece, { path, method, packed, size, at }: Entry): Promise<Uint8Array> => {
  const local = view(await piece(at, at + 30));
  if (local.byteLength < 30 || local.getUint32(0, true) !== LOCAL_SIGNATURE)
    throw malformed(`${path} is not where its directory says`);
  const from = at + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  const data = await piece(from, from + packed);
  if (data.length !== packed) throw malformed(`${path} breaks off`);
  if (method === STORED) return data;
  if (method !== DEFLATED) throw malformed(`${path} is packed in an unknown way`);
  const bytes = new Uint8Array(size);
  let filled = 0;
  const inflating = new DecompressionStream("deflate-raw");
  const writer = inflating.writable.getWriter();
  // What fails in writing shows in reading as well, where it is caught.
  Promise.all([writer.write(data), writer.close()]).catch(() => undefined);
  const reader = inflating.readable.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (filled + part.value.length > size) throw malformed(`${path} unpacks to more than it says`);
      bytes.set(part.value, filled);
      filled += part.value.length;
    }
  } catch (error) {
    await reader.cancel(error).catch(() => undefined);
    // Bytes that are no deflate stream end the stream with a TypeError.
    if (isTypeError(error)) throw malformed(`${path} can't be unpacked`);
    throw error;
  }
  if (filled !== size) throw malformed(`${path} unpacks to less than it says`);
  return bytes;
};

/** By its name: under a test runner the platform's errors come from another realm. */
const isTypeError = (error: unknown): boolean => (error as Error).name === "TypeError";

const malformed = (why: string): TlogError => new TlogError("malformed", `the zip can't be read: ${why}`);
