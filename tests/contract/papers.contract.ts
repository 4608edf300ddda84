import { createHash, randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { PaperDamaged, type Papers } from "@yihan/kernel";
import { promises, type Opened, type Unable } from "./promise.ts";

const chunks = async function* (...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
};

const all = async <T>(source: AsyncIterable<T>): Promise<T[]> => {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
};

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * Everything that `Papers` promises. `damage` changes the stored bytes of a paper behind the adapter's back, `age` makes
 * it that many milliseconds older.
 */
export const describePapers = (
  name: string,
  open: () => Promise<
    Opened<Papers> & { damage(sha256: string): Promise<void>; age(sha256: string, by: number): Promise<void> }
  >,
  unable?: Unable,
): void => {
  describe(`${name} keeps what papers promise`, () => {
    const promise = promises(unable);
    let opened: Awaited<ReturnType<typeof open>>;
    let papers: Papers;
    beforeEach(async () => {
      opened = await open();
      papers = opened.port;
    });
    afterEach(() => opened.close());
    const textOf = async (hash: string): Promise<string | undefined> => {
      const bytes = await papers.get(hash);
      return bytes && Buffer.from(bytes).toString();
    };

    promise("the same bytes come back by their hash, also after reopening", async () => {
      const hash = sha256("licence of a shop");
      expect(await papers.put(chunks("licence ", "of ", "a shop"), 100)).toEqual({ sha256: hash, size: 17 });
      papers = await opened.reopen();
      expect(await textOf(hash)).toBe("licence of a shop");
      expect(await papers.has(hash)).toBe(true);
    });

    promise("an empty paper is a paper", async () => {
      expect(await papers.put(chunks(), 0)).toEqual({ sha256: sha256(""), size: 0 });
      expect(await textOf(sha256(""))).toBe("");
    });

    promise("the same bytes again change nothing, also at the same time", async () => {
      const results = await Promise.all(Array.from({ length: 5 }, () => papers.put(chunks("a ", "paper"), 100)));
      for (const result of results) expect(result).toEqual({ sha256: sha256("a paper"), size: 7 });
      expect(await textOf(sha256("a paper"))).toBe("a paper");
    });

    promise("an unknown hash, or what is no hash, has no paper", async () => {
      for (const hash of [sha256("never put"), "", "..", "../../etc/passwd", sha256("x").toUpperCase()]) {
        expect(await papers.get(hash)).toBeUndefined();
        expect(await papers.has(hash)).toBe(false);
      }
    });

    promise("a paper over the limit is refused while it streams, and leaves nothing", async () => {
      let sent = 0;
      const endless = async function* (): AsyncGenerator<Uint8Array> {
        for (;;) {
          sent += 1;
          yield new Uint8Array(1_000);
        }
      };
      await expect(papers.put(endless(), 10_000)).rejects.toMatchObject({
        name: "Refusal",
        kind: "too-large",
        code: "paper-too-large",
      });
      expect(sent).toBeLessThan(30);
      await papers.put(chunks("12345"), 5);
      await expect(papers.put(chunks("123", "456"), 5)).rejects.toMatchObject({ kind: "too-large" });
      expect(await papers.has(sha256("123456"))).toBe(false);
    });

    promise("a source that breaks off leaves nothing, and the papers go on", async () => {
      const broken = async function* (): AsyncGenerator<Uint8Array> {
        yield new TextEncoder().encode("half");
        throw new Error("connection lost");
      };
      await expect(papers.put(broken(), 100)).rejects.toThrow("connection lost");
      expect(await papers.has(sha256("half"))).toBe(false);
      await papers.put(chunks("whole"), 100);
      expect(await textOf(sha256("whole"))).toBe("whole");
    });

    promise("a paper whose bytes changed is an error, and putting the right bytes heals it", async () => {
      await papers.put(chunks("a paper"), 100);
      await opened.damage(sha256("a paper"));
      await expect(papers.get(sha256("a paper"))).rejects.toThrow(PaperDamaged);
      await papers.put(chunks("a paper"), 100);
      expect(await textOf(sha256("a paper"))).toBe("a paper");
    });

    promise("its size is known without its bytes", async () => {
      await papers.put(chunks("a ", "paper"), 100);
      expect(await papers.size(sha256("a paper"))).toBe(7);
      expect(await papers.size(sha256("never put"))).toBeUndefined();
      expect(await papers.size("../../etc/passwd")).toBeUndefined();
    });

    promise("a large paper comes back in pieces, with its size before them", async () => {
      const large = randomBytes(300_000);
      const { sha256: hash } = await papers.put(Readable.from([large]), 1_000_000);
      const found = (await papers.stream(hash))!;
      expect(found.size).toBe(large.length);
      const pieces = await all(found.bytes);
      expect(pieces.length).toBeGreaterThan(1);
      expect(Buffer.concat(pieces).equals(large)).toBe(true);
      expect(await papers.stream(sha256("never put"))).toBeUndefined();
      const empty = await papers.stream((await papers.put(chunks(), 0)).sha256);
      expect({ ...empty!, bytes: await all(empty!.bytes) }).toEqual({ size: 0, bytes: [] });
    });

    promise("of a damaged paper the last piece is never given", async () => {
      await papers.put(chunks("a paper"), 100);
      await opened.damage(sha256("a paper"));
      const given: Uint8Array[] = [];
      const reading = async (): Promise<void> => {
        for await (const piece of (await papers.stream(sha256("a paper")))!.bytes) given.push(piece);
      };
      await expect(reading()).rejects.toThrow(PaperDamaged);
      expect(given).toEqual([]);
    });

    promise("a sweep removes what is old and named by nothing, and only that", async () => {
      for (const text of ["named", "forgotten", "other"]) await papers.put(chunks(text), 100);
      const isNamed = async (hash: string): Promise<boolean> => hash === sha256("named");
      expect(await papers.sweep(isNamed, 60_000)).toBe(0);
      expect(await papers.sweep(isNamed, 0)).toBe(2);
      expect(await Promise.all(["named", "forgotten", "other"].map((text) => papers.has(sha256(text))))).toEqual([
        true,
        false,
        false,
      ]);
    });

    promise("a paper whose size is asked while a sweep decides stays, or its size says that it is gone", async () => {
      await papers.put(chunks("contested"), 100);
      await opened.age(sha256("contested"), 100_000);
      let size: number | undefined;
      await papers.sweep(async () => {
        size = await papers.size(sha256("contested"));
        return false;
      }, 90_000);
      expect({ size, there: await papers.has(sha256("contested")) }).toEqual({ size: 9, there: true });
    });
  });
};
