import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

test("a link to a missing file and to a missing heading are named, the others are not", () => {
  const root = mkdtempSync(join(tmpdir(), "yihan-links-"));
  try {
    writeFileSync(join(root, "there.md"), "# One letter, 一函\n## Twice\n## Twice\n");
    writeFileSync(
      join(root, "page.md"),
      [
        "[a](there.md) [b](there.md#one-letter-一函) [c](./there.md#twice-1) [d](https://example.org/nowhere)",
        "[e](gone.md) [f](there.md#thrice)",
        "```\n[g](in-a-block.md)\n```",
        "`[h](in-a-span.md)`",
      ].join("\n"),
    );
    const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "links.ts"), root], {
      encoding: "utf8",
    });
    expect(stderr.trim().split("\n")).toEqual([
      "page.md links to gone.md: there is no such file",
      "page.md links to there.md#thrice: there is no such heading",
    ]);
    expect(status).toBe(1);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
