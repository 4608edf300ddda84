import { useCallback, useRef, useState } from "react";
import { Problem } from "../../api/problem.ts";
import { sendFile } from "../../api/send-file.ts";
import type { ImportPreview } from "../../api/types.gen.ts";
import { withQuery } from "../../api/use-list.ts";
import { headOfFile } from "./head-of-file.ts";

export type Kind = ImportPreview["kind"];
export type Mode = ImportPreview["mode"];

/** A file somebody looks at before they send it. */
export interface Looked {
  file: File;
  kind: Kind;
  mode: Mode;
  /** Part of it that is gone to be looked at, 0 to 1. */
  progress: number;
  preview?: ImportPreview;
  error?: unknown;
}

/** What the name of a file lets one expect. */
const kindByName = (name: string): Kind => (/处罚|cf_|penalt/i.test(name) ? "penalty" : "licence");

const OTHER: Record<Kind, Kind> = { licence: "penalty", penalty: "licence" };

const ask = async (
  { file, kind, mode }: Looked,
  progress: (part: number) => void,
  signal: AbortSignal,
): Promise<{ kind: Kind; preview: ImportPreview }> => {
  const { body, part } = await headOfFile(file);
  const of = (wanted: Kind): Promise<ImportPreview> =>
    sendFile<ImportPreview>(
      withQuery("/api/v1/imports/preview", { kind: wanted, mode, part: part ? "true" : "" }),
      body,
      { name: file.name, progress, signal },
    );
  try {
    return { kind, preview: await of(kind) };
  } catch (error) {
    // The file itself says what it is; nobody needs to be asked.
    if (error instanceof Problem && error.body.code === "otherKind")
      return { kind: OTHER[kind], preview: await of(OTHER[kind]) };
    throw error;
  }
};

/** Looks at a file, anew when kind or mode are changed; the last wish counts. */
export const usePreview = () => {
  const [looked, setLooked] = useState<Looked>();
  const under = useRef<AbortController>(undefined);
  const look = useCallback((wanted: Pick<Looked, "file"> & Partial<Pick<Looked, "kind" | "mode">>): void => {
    under.current?.abort();
    const control = new AbortController();
    under.current = control;
    const { file } = wanted;
    const begun: Looked = {
      file,
      kind: wanted.kind ?? kindByName(file.name),
      mode: wanted.mode ?? "send",
      progress: 0,
    };
    setLooked(begun);
    const mine = (change: (before: Looked) => Looked): void => {
      if (under.current === control) setLooked((before) => before && change(before));
    };
    ask(begun, (progress) => mine((before) => ({ ...before, progress })), control.signal).then(
      ({ kind, preview }) => mine((before) => ({ ...before, kind, preview })),
      (error: unknown) => mine((before) => ({ ...before, error })),
    );
  }, []);
  const forget = useCallback((): void => {
    under.current?.abort();
    under.current = undefined;
    setLooked(undefined);
  }, []);
  return { looked, look, forget };
};
