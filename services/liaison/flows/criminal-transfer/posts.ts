/** Kinds of posts that act for each side, in order, and where each side is reached. */
export const ORGAN = ["handler", "supervisor", "desk", "liaison", "head"] as const;
export const POLICE = ["liaison", "desk", "handler", "head"] as const;
export const PROSECUTORS = ["liaison", "desk", "handler", "head"] as const;
export const FILING = ["C5", "C5M", "C5L"] as const;
export const REMEDY = ["C6", "C6W", "C8"] as const;
export const toSender = { party: "sender", posts: ORGAN } as const;
export const toPolice = { party: "police", posts: POLICE } as const;
export const toProcuratorate = { party: "procuratorate", posts: PROSECUTORS } as const;
