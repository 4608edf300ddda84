import { dropAllDrafts } from "../api/drafts.ts";
import { tellSignIn } from "../api/other-windows.ts";

/** Ends the session, forgets what stands in this browser, and begins anew. */
export const signOut = async (): Promise<void> => {
  dropAllDrafts();
  await fetch("/sign-out", { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
  tellSignIn();
  window.location.assign("/");
};
