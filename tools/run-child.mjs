import { spawn } from "node:child_process";
import { constants } from "node:os";

/**
 * Runs a program to its end and answers its exit code (128 + n when signal n ended it; 127 when it could not be started).
 * SIGTERM and SIGHUP sent to us are passed on. SIGINT too, except at a terminal, which has already sent it to both of us.
 */
export function runChild(program, args, options) {
  return new Promise((resolve) => {
    const child = spawn(program, args, options);
    const pass = (signal) => (signal === "SIGINT" && process.stdin.isTTY ? undefined : child.kill(signal));
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, pass);
    const done = (code) => {
      for (const signal of signals) process.off(signal, pass);
      resolve(code);
    };
    child.once("error", (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      done(127);
    });
    child.once("exit", (code, signal) => done(code ?? 128 + constants.signals[signal]));
  });
}
