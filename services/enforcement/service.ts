import type { Flow, Reaction } from "@yihan/matter";
import { clueTransfer } from "./flows/clue-transfer/definition.ts";
import { acceptedBySilence } from "./reactions/accepted-by-silence.ts";
import { clueSettledByDispute } from "./reactions/clue-settled-by-dispute.ts";
import { clueFromViolation } from "./reactions/clue-from-violation.ts";
import { outcomeOfCrime } from "./reactions/outcome-of-crime.ts";

/** The enforcement bureau's service: what it owns, and what it does of itself. */
const enforcement: { name: string; flows: readonly Flow[]; reactions: readonly Reaction[] } = {
  name: "enforcement",
  flows: [clueTransfer as unknown as Flow],
  reactions: [clueFromViolation, acceptedBySilence, clueSettledByDispute, outcomeOfCrime],
};

export default enforcement;
