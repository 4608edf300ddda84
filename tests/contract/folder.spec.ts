import { utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { folderPapers, folderStorage } from "@yihan/platform";
import { folderForTest } from "./folder-for-test.ts";
import { describeLogStorage } from "./log-storage.contract.ts";
import { describePapers } from "./papers.contract.ts";

describePapers("a folder", async () => {
  const folder = await folderForTest();
  return {
    port: folderPapers(folder.path),
    reopen: async () => folderPapers(folder.path),
    damage: (sha256) => writeFile(join(folder.path, sha256.slice(0, 2), sha256), "other bytes"),
    age: (sha256, by) => {
      const then = new Date(Date.now() - by);
      return utimes(join(folder.path, sha256.slice(0, 2), sha256), then, then);
    },
    close: folder.remove,
  };
});

describeLogStorage("a folder", async () => {
  const folder = await folderForTest();
  return {
    port: folderStorage(folder.path),
    reopen: async () => folderStorage(folder.path),
    close: folder.remove,
  };
});
