import fc from "fast-check";
import { entriesPath, formatTileIndex, parseTilePath, tilePath, tileWidth } from "./tile.ts";

describe("tile paths", () => {
  test.each([
    [0, "000"],
    [5, "005"],
    [999, "999"],
    [1000, "x001/000"],
    [1234067, "x001/x234/067"],
  ])("index %i is written %s", (index, path) => {
    expect(formatTileIndex(index)).toBe(path);
  });

  test("the thousandth bundle, which holds entry 256000, is the first in a folder of its own", () => {
    expect(entriesPath(Math.floor(255_999 / 256))).toBe("tile/entries/999");
    expect(entriesPath(Math.floor(256_000 / 256), 1)).toBe("tile/entries/x001/000.p/1");
  });

  test("a tree of 256 leaves has a full level 0 tile and one hash at level 1", () => {
    expect(tileWidth(256, 0, 0)).toBe(256);
    expect(tileWidth(256, 0, 1)).toBe(0);
    expect(tileWidth(256, 1, 0)).toBe(1);
    expect(tilePath({ level: 1, index: 0, width: 1 })).toBe("tile/1/000.p/1");
  });

  test("a partial tile is never hashed upward", () => {
    expect([255, 256, 511, 65_535, 65_536].map((size) => [tileWidth(size, 1, 0), tileWidth(size, 2, 0)])).toEqual([
      [0, 0],
      [1, 0],
      [1, 0],
      [255, 0],
      [256, 1],
    ]);
  });

  test("every path that is written is read back", () => {
    fc.assert(
      fc.property(fc.nat(63), fc.nat(2 ** 31 - 1), fc.integer({ min: 1, max: 256 }), (level, index, width) => {
        expect(parseTilePath(tilePath({ level, index, width }))).toEqual({ kind: "hash", level, index, width });
        expect(parseTilePath(entriesPath(index, width))).toEqual({ kind: "entries", index, width });
      }),
    );
  });

  test.each([
    "tile/00/000",
    "tile/64/000",
    "tile/0/00",
    "tile/0/001/000",
    "tile/0/x000/005",
    "tile/0/000.p/0",
    "tile/0/000.p/256",
    "tile/0/000.p/01",
    "tile/data/000",
    "tile/8/0/000",
    "tile/0/../checkpoint",
    "checkpoint",
  ])("%s is not a tile path", (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });
});
