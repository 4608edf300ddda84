import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

test("an unknown verb answers 2 and names the verbs there are", () => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, "run.mjs"), "nonsense"], {
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain("start | yihan | test");
});

const service = `
  const open = setTimeout(() => process.exit(9), 5000);
  for (const signal of ["SIGTERM", "SIGINT"])
    process.on(signal, () => { console.log("closing after " + signal); clearTimeout(open); process.exitCode = 5; });
  console.log("ready");
`;

test.each(["SIGTERM", "SIGINT"] as const)("%s reaches the program, and its exit code comes back", async (signal) => {
  const runner = `
    const { runChild } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, "run-child.mjs")).href)});
    process.exitCode = await runChild(process.execPath, ["-e", ${JSON.stringify(service)}], { stdio: "inherit" });
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", runner], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
    if (said === "ready\n") child.kill(signal);
  });
  expect(await closed).toEqual([5, null]);
  expect(said).toBe(`ready\nclosing after ${signal}\n`);
});

test("a program that a signal ends answers 128 and the signal's number, one that is missing 127", () => {
  const runner = `
    const { runChild } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, "run-child.mjs")).href)});
    console.log(await runChild(process.execPath, ["-e", "process.kill(process.pid, 'SIGKILL')"], {}));
    console.log(await runChild("no-such-program", [], {}));
  `;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", runner], { encoding: "utf8" });
  expect(stdout).toBe("137\n127\n");
});
