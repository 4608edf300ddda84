import { answerExports } from "../answer-exports.ts";
import { startPage } from "./start-page.ts";

// One program for the page and for its worker: a page that is a single file has no second one to start.
if (typeof document === "undefined") answerExports(self as unknown as Parameters<typeof answerExports>[0]);
else {
  const program = new Blob([document.currentScript?.textContent ?? ""], { type: "text/javascript" });
  const address = URL.createObjectURL(program);
  startPage(() => new Worker(address));
}
