import { answerExports } from "./answer-exports.ts";

answerExports(self as unknown as Parameters<typeof answerExports>[0]);
