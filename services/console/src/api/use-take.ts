import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";
import { keys } from "./keys.ts";
import type { StepAnswer } from "./types.gen.ts";

/** A paper that goes with a step; its bytes were sent before. */
export interface GivenPaper {
  sha256: string;
  name: string;
  kind: string;
  mediaType: string;
}

/** A step somebody means to take. Without `matter` it opens one of `flow`. */
export interface Taking {
  matter?: string;
  flow?: string;
  step: string;
  data?: unknown;
  papers?: readonly GivenPaper[];
  reason?: string;
  key: string;
  version?: number;
}

/** Takes a step. Throws what `api.post` throws. */
export const take = ({
  matter,
  flow,
  step,
  data = {},
  papers = [],
  reason = "",
  key,
  version,
}: Taking): Promise<StepAnswer> =>
  api.post<StepAnswer>(
    matter === undefined ? "/api/v1/matters" : `/api/v1/matters/${matter}/steps`,
    { ...(matter === undefined && { flow }), step, data, papers, reason },
    { key, ...(version !== undefined && { version }) },
  );

/** Takes a step and asks again for whatever it changed, also when it was refused: a refusal says that one saw old things. */
export const useTake = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: take,
    onSettled: async (answer, _error, { matter }) => {
      const id = answer?.matter ?? matter;
      await Promise.all([
        ...(id === undefined ? [] : [client.invalidateQueries({ queryKey: keys.matter(id) })]),
        client.invalidateQueries({ queryKey: keys.worklists }),
      ]);
    },
  });
};
