import type { Flow, Reaction } from "@yihan/matter";

/** Between administration, police, procuratorate and discipline commission: what the service owns, and what it does of itself. */
const liaison: { name: string; flows: readonly Flow[]; reactions: readonly Reaction[] } = {
  name: "liaison",
  flows: [],
  reactions: [],
};

export default liaison;
