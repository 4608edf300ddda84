import { createContext, useContext } from "react";
import type { Me } from "./types.gen.ts";

/** Who signed in, with the post they have chosen to look from; "" means all of their posts. */
export interface Signed {
  me: Me;
  post: string;
  choosePost(post: string): void;
}

export const SignedContext = createContext<Signed | undefined>(undefined);

/** Whoever signed in. Only pages inside the shell may ask. */
export const useSigned = (): Signed => {
  const signed = useContext(SignedContext);
  if (!signed) throw new Error("nobody is signed in here");
  return signed;
};

/** As `useSigned().me`. */
export const useMe = (): Me => useSigned().me;
