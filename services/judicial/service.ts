import type { Flow, Reaction } from "@yihan/matter";
import { complaint } from "./flows/complaint/definition.ts";
import { dispute } from "./flows/dispute/definition.ts";
import { disputeFromRefusal } from "./reactions/dispute-from-refusal.ts";
import { disputeFromReturn } from "./reactions/dispute-from-return.ts";
import { overtakenByClue, overtakenByLetter } from "./reactions/dispute-overtaken.ts";

/** The judicial bureau's service: what it owns, and what it does of itself. */
const judicial: { name: string; flows: readonly Flow[]; reactions: readonly Reaction[] } = {
  name: "judicial",
  flows: [dispute as unknown as Flow, complaint as unknown as Flow],
  reactions: [disputeFromRefusal, disputeFromReturn, overtakenByClue, overtakenByLetter],
};

export default judicial;
