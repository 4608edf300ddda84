import { requireCapacity, type Actor, type ImportReport, type MatterService } from "@yihan/matter";

/**
 * Refuses whoever may not open the matters that an import opens: who may is what the flow's table says of its opening
 * step, the authority's kind and the post. The refusal names who could.
 */
export const requireMayStart = (
  service: MatterService,
  actor: Actor,
  { kind, mode }: Pick<ImportReport, "kind" | "mode">,
): void => {
  const name = kind === "licence" ? "approval-notice" : "penalty-notice";
  const flow = service.flows.find((one) => one.name === name);
  const step = mode === "register" ? "registered" : "issued";
  const row = flow?.steps[step];
  if (!flow || !row) throw new Error(`imports need the step ${step} of ${name}`);
  const command = { id: "", fingerprint: "", matter: "", flow: name, step, data: {}, papers: [], reason: "", actor };
  requireCapacity(flow, row, undefined, command, service.circumstances());
};
