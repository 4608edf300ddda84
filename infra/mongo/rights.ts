/**
 * Which databases each process reads and writes, and no others: its own, or that of the service beside which it works, and
 * the papers, which are shared by their hashes. `papers` stands for `yihan-papers`, `audit` for `yihan-audit`.
 */
export const rights: Readonly<Record<string, readonly string[]>> = {
  approval: ["approval", "papers"],
  imports: ["approval", "papers"],
  enforcement: ["enforcement", "papers"],
  judicial: ["judicial", "papers"],
  liaison: ["liaison", "papers"],
  directory: ["directory", "papers"],
  supervision: ["supervision", "papers"],
  audit: ["audit", "papers"],
  gateway: ["gateway", "papers"],
};
