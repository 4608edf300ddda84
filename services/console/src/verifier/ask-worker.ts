import type { Answer, Question } from "./answer-exports.ts";
import type { Checked } from "./checked.ts";

/**
 * The page's side: asks a worker once and ends it. It starts while the question is still on its way. Throws what went
 * wrong in it or with the question; an abort ends it at once.
 */
export const askWorker = (
  make: () => Worker,
  question: Question | Promise<Question>,
  options: { onProgress?: (done: number, total: number) => void; signal?: AbortSignal } = {},
): Promise<Checked> => {
  const worker = make();
  const { signal, onProgress } = options;
  const answer = new Promise<Checked>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
      if (data.kind === "progress") onProgress?.(data.done, data.total);
      else if (data.kind === "checked") resolve(data.checked);
      else reject(new Error(data.why));
    });
    worker.addEventListener("error", (event) => reject(new Error(event.message || "the worker did not start")));
    worker.addEventListener("messageerror", () => reject(new Error("the worker's answer can't be read")));
    signal?.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    signal?.throwIfAborted();
    Promise.resolve(question).then((whole) => worker.postMessage(whole, []), reject);
  });
  return answer.finally(() => worker.terminate());
};
