/** What the user of a process is called; counties that share a cluster have users of their own. */
export const userName = (namespace: string, process: string): string =>
  `${namespace === "" ? "" : `${namespace}-`}${process}`;
