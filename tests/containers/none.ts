/** There is no such thing here, and why. */
export interface None {
  none: string;
}

/** Says why; where the run requires containers (`YIHAN_REQUIRE=containers`), what is missing is a failure instead. */
export const none = (reason: string): None => {
  if (process.env["YIHAN_REQUIRE"]?.split(",").includes("containers"))
    throw new Error(`this run requires containers, but ${reason}`);
  return { none: reason };
};

export const isNone = (found: object): found is None => "none" in found;
