/** Windows of this site in the same browser share one sign-in; each tells the others when it may have changed. */
const others = new BroadcastChannel("yihan.sign-in");

/** Tells the other windows that somebody signed in or out here. */
export const tellSignIn = (): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches this origin alone
  others.postMessage("changed");
};

/** Calls `listener` when another window says so; gives how to stop. */
export const onSignInElsewhere = (listener: () => void): (() => void) => {
  others.addEventListener("message", listener);
  return () => others.removeEventListener("message", listener);
};
