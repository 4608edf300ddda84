import type { ServiceDefinition, Verbs } from "@yihan/contracts/verbs";

/** One service as a server offers it. */
export interface Offered {
  definition: ServiceDefinition;
  verbs: object;
  /** The services that may call it; everybody who reaches the server if absent. */
  callers?: readonly string[];
}

/** Binds verbs to the service they belong to. */
export const offer = <S extends ServiceDefinition>(
  definition: S,
  verbs: Verbs<S>,
  callers?: readonly string[],
): Offered => ({ definition, verbs, ...(callers && { callers }) });
