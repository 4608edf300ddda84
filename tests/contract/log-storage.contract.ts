import type { LogStorage } from "@yihan/platform";
import type { Opened } from "./promise.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (found: Uint8Array | undefined): string | undefined => found && Buffer.from(found).toString();

/** Everything that the log's storage promises. */
export const describeLogStorage = (name: string, open: () => Promise<Opened<LogStorage>>): void => {
  describe(`${name} keeps what the log's storage promises`, () => {
    let opened: Opened<LogStorage>;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    test("what was written is read, replaced and removed, also after reopening", async () => {
      await opened.port.write("tile/0/x001/067.p/12", bytes("one"));
      await opened.port.write("checkpoint", bytes("a"));
      await opened.port.write("checkpoint", bytes("b"));
      const again = await opened.reopen();
      expect(text(await again.read("tile/0/x001/067.p/12"))).toBe("one");
      expect(text(await again.read("checkpoint"))).toBe("b");
      await again.remove("checkpoint");
      await again.remove("checkpoint");
      expect(await again.read("checkpoint")).toBeUndefined();
    });

    test("bytes of any value and of a whole tile come back as they were", async () => {
      const tile = Uint8Array.from({ length: 256 * 64 }, (_, index) => index % 256);
      await opened.port.write("tile/entries/000", tile);
      expect(await opened.port.read("tile/entries/000")).toEqual(tile);
      await opened.port.write("tile/0/000.p/1", new Uint8Array(0));
      expect(await opened.port.read("tile/0/000.p/1")).toEqual(new Uint8Array(0));
    });

    test("a path that could lead outside is an error, for reading, writing and removing", async () => {
      for (const path of [
        "../outside",
        "a/../../outside",
        "/etc/passwd",
        "",
        "a//b",
        ".part/x",
        "a\\..\\b",
        "a\0b",
        "a/.",
        "x".repeat(500),
      ]) {
        await expect(opened.port.read(path)).rejects.toThrow("not a path");
        await expect(opened.port.write(path, bytes("x"))).rejects.toThrow("not a path");
        await expect(opened.port.remove(path)).rejects.toThrow("not a path");
      }
    });

    test("many writes at once each come out whole", async () => {
      await Promise.all(
        Array.from({ length: 20 }, (_, index) => opened.port.write("same", bytes(String(index).repeat(1_000)))),
      );
      const found = text(await opened.port.read("same"))!;
      expect(found).toBe(found.slice(0, found.length / 1_000).repeat(1_000));
    });
  });
};
