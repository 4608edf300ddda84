import { frameOf } from "@yihan/contracts/frame-of";
import { exportPaths } from "@yihan/tlog/export-layout";
import type { ExportFiles } from "@yihan/tlog/verify/export-files";
import type { FactWords } from "./checked.ts";

const rfc3339 = (milliseconds: number): string => {
  const time = new Date(milliseconds);
  return milliseconds === 0 || Number.isNaN(time.getTime()) ? "" : time.toISOString();
};

/** The frame that a fact's bytes begin with; undefined for a fact of another program, which has none. */
const findFrame = (bytes: Uint8Array): ReturnType<typeof frameOf> | undefined => {
  try {
    return frameOf(bytes);
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
};

/** What a fact's own bytes say. */
export const wordsOf = (bytes: Uint8Array): FactWords | undefined => {
  const frame = findFrame(bytes);
  return (
    frame && {
      source: "proven",
      flow: frame.flow,
      step: frame.step,
      status: frame.status,
      legalTime: rfc3339(frame.legalTime),
      recordedTime: rfc3339(frame.recordedTime),
      by: frame.actor?.name || frame.actor?.id || "",
      bySystem: frame.actor?.kind === "system",
      authority: frame.actor?.authority ?? "",
      title: frame.title,
      documentNumber: frame.documentNumber,
    }
  );
};

/** The papers that a fact's bytes name; none if they are no fact of this program. */
export const papersOf = (bytes: Uint8Array): string[] => findFrame(bytes)?.papers.map(({ sha256 }) => sha256) ?? [];

/** What timeline.json tells of each fact, under `<matter>/<version>`; nothing of it is proven, and what can't be read of it is passed over. */
export const toldWords = async (files: ExportFiles): Promise<Map<string, FactWords>> => {
  const bytes = await files.read(exportPaths.timeline);
  let told: unknown = [];
  try {
    told = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const words = new Map<string, FactWords>();
  for (const entry of Array.isArray(told) ? (told as unknown[]) : []) {
    const said = (entry ?? {}) as Record<string, unknown>;
    const text = (name: string): string => (typeof said[name] === "string" ? said[name] : "");
    words.set(text("fact"), {
      source: "told",
      flow: text("flow"),
      step: text("step"),
      status: text("status"),
      legalTime: text("legalTime"),
      recordedTime: text("time"),
      by: text("by"),
      authority: text("authority"),
      title: text("title"),
      documentNumber: text("documentNumber"),
    });
  }
  return words;
};

/** Whether the timeline tells something else than the fact says of its step, its times and who took it. */
export const contradicts = (told: FactWords, proven: FactWords): boolean =>
  (["flow", "step", "status", "by", "authority", "title", "documentNumber"] as const).some(
    (name) => told[name] !== proven[name],
  ) || (["legalTime", "recordedTime"] as const).some((name) => Date.parse(told[name]) !== Date.parse(proven[name]));
