import { steadyRead } from "@yihan/tlog/verify/steady-read";
import { checkExport } from "./check-export.ts";
import type { Checked } from "./checked.ts";
import { readOverHttp } from "./read-over-http.ts";

/** What a worker is asked: the export, the trusted keys, and where the log can be read, an address without a slash at its end. */
export interface Question {
  zip: Blob;
  vkeys?: readonly string[];
  log?: string;
}

/** What a worker says: how far it is, then what it found, or that it broke down. */
export type Answer =
  | { kind: "progress"; done: number; total: number }
  | { kind: "checked"; checked: Checked }
  | { kind: "failed"; why: string };

/** The worker's side: answers one question at a time. */
export const answerExports = (worker: {
  postMessage(answer: Answer, transfer: []): void;
  addEventListener(type: "message", listener: (event: { data: Question }) => void): void;
}): void => {
  worker.addEventListener("message", ({ data: { zip, vkeys, log } }) => {
    const answered = async (): Promise<Checked> =>
      checkExport({
        zip,
        ...(vkeys && { vkeys }),
        ...(log !== undefined && { log: await steadyRead(readOverHttp(log)) }),
        onProgress: (done, total) => {
          // Telling of each would cost more than checking it.
          if (done % 16 === 0 || done === total) worker.postMessage({ kind: "progress", done, total }, []);
        },
        now: () => performance.now(),
      });
    answered().then(
      (checked) => worker.postMessage({ kind: "checked", checked }, []),
      (error: unknown) =>
        worker.postMessage({ kind: "failed", why: error instanceof Error ? error.message : String(error) }, []),
    );
  });
};
