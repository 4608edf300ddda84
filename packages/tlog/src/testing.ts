import { EMPTY_ROOT, leafHash, nodeHash } from "./hash.ts";
import { ed25519Signer, type Signer } from "./key.ts";
import type { Storage } from "./storage.ts";

/** A log folder in memory, for tests. */
export type MemoryStorage = Storage & { files: Map<string, Uint8Array>; writes: string[]; reads: string[] };

/** Keeps a log in a map, gives Buffers as a file system does, and remembers which paths were read and written. */
export function memoryStorage(files: Map<string, Uint8Array> = new Map()): MemoryStorage {
  const writes: string[] = [];
  const reads: string[] = [];
  return {
    files,
    writes,
    reads,
    read: async (path) => {
      reads.push(path);
      return files.get(path);
    },
    write: async (path, bytes) => {
      writes.push(path);
      files.set(path, Buffer.from(bytes));
    },
    remove: async (path) => {
      files.delete(path);
    },
  };
}

/** The tree hash of RFC 6962 §2.1, word for word and slow: what the fast code is compared with. */
export function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return EMPTY_ROOT;
  if (leaves.length === 1) return leafHash(leaves[0]!);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
}

/** A 64-byte leaf that differs for every number. */
export function testLeaf(number: number): Uint8Array {
  const leaf = Buffer.alloc(64, number % 251);
  leaf.writeUInt32BE(number, 0);
  leaf.writeUInt32BE(number ^ 0x5a5a5a5a, 32);
  return leaf;
}

/** A signer with a key that everyone knows. */
export function testSigner(name = "log.example.gov.cn/audit", fill = 7): Signer {
  return ed25519Signer(name, new Uint8Array(32).fill(fill));
}
