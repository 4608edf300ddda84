import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const preload = import.meta.resolve("./ends-with-parent.ts");

/** Starts a process that starts another, as whoever runs a county does, and never ends by itself. */
const parent = `
  const { spawn } = require("node:child_process");
  const child = spawn(process.execPath, ["--import=${preload}", "-e", "setInterval(() => undefined, 1000)"], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  console.log(child.pid);
  setInterval(() => undefined, 1000);
`;

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // there is no such process
  }
};

test("a service's process does not outlive whoever started it, also when that is killed", async () => {
  const started = spawn(process.execPath, ["-e", parent], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(createInterface({ input: started.stdout }), "line")) as [string];
  const child = Number(line);
  expect(isAlive(child)).toBe(true);
  started.kill("SIGKILL");
  // The test's own limit ends a wait that is in vain.
  while (isAlive(child)) await new Promise((resolve) => setTimeout(resolve, 20));
}, 20_000);
