import type { Flow, Reaction } from "@yihan/matter";
import { criminalTransfer } from "./flows/criminal-transfer/definition.ts";
import { transferFromCase } from "./reactions/transfer-from-case.ts";

/** Between administration, police, procuratorate and discipline commission: what the service owns, and what it does of itself. */
const liaison: { name: string; flows: readonly Flow[]; reactions: readonly Reaction[] } = {
  name: "liaison",
  flows: [criminalTransfer as unknown as Flow],
  reactions: [transferFromCase],
};

export default liaison;
