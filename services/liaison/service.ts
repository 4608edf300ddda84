import type { Flow, Reaction } from "@yihan/matter";
import { criminalTransfer } from "./flows/criminal-transfer/definition.ts";
import { procuratorialSuggestion } from "./flows/procuratorial-suggestion/definition.ts";
import { reverseTransfer } from "./flows/reverse-transfer/definition.ts";
import { reverseFromNonProsecution } from "./reactions/reverse-from-non-prosecution.ts";
import { transferFromCase } from "./reactions/transfer-from-case.ts";

/** Between administration, police, procuratorate and discipline commission: what the service owns, and what it does of itself. */
const liaison: { name: string; flows: readonly Flow[]; reactions: readonly Reaction[] } = {
  name: "liaison",
  flows: [
    criminalTransfer as unknown as Flow,
    reverseTransfer as unknown as Flow,
    procuratorialSuggestion as unknown as Flow,
  ],
  reactions: [transferFromCase, reverseFromNonProsecution],
};

export default liaison;
