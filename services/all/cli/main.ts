import { Unstartable } from "@yihan/kernel";
import { readConfig } from "@yihan/kernel/config";
import { exitCodes } from "./end.ts";
import { runProgram } from "./run-program.ts";

// A pipe that is closed early (`| head`) ends the program quietly.
process.stdout.on("error", (error: NodeJS.ErrnoException) =>
  process.exit(error.code === "EPIPE" ? exitCodes.done : exitCodes.no),
);

try {
  process.exitCode = await runProgram(process.argv.slice(2), readConfig(), {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    watched: process.stderr.isTTY,
    input: process.stdin,
  });
} catch (error) {
  if (!(error instanceof Unstartable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = exitCodes.usage;
}
