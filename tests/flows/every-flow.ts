import { everyOwner } from "@yihan/all/compose";
import type { Flow } from "@yihan/matter";

/** Every flow of every service, in their order. */
export const everyFlow: readonly Flow[] = everyOwner.flatMap(({ flows }) => flows);
