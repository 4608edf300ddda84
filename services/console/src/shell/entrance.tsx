import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useLocation } from "react-router";
import { noteServerTime } from "../api/clock.ts";
import { onSignedOut } from "../api/client.ts";
import { keys } from "../api/keys.ts";
import { onSignInElsewhere, tellSignIn } from "../api/other-windows.ts";
import type { Me, Session } from "../api/types.gen.ts";
import { useAsk } from "../api/use-ask.ts";
import { ProblemAlert } from "../parts/problem-alert.tsx";
import { AwayBanner } from "./away-banner.tsx";
import { Shell } from "./shell.tsx";
import { SIGNED_IN, SignedInAgain } from "./signed-in-again.tsx";
import { Waiting } from "./waiting.tsx";

const SignIn = lazy(() => import("../pages/sign-in/index.tsx"));

/** Who is signed in, if anybody, and what that was found from. */
const useSignedIn = () => {
  const client = useQueryClient();
  const session = useAsk<Session>(keys.session, "/api/v1/session");
  const ended = session.data?.signedIn === false;
  const me = useAsk<Me>(keys.me, "/api/v1/me", { enabled: session.data?.signedIn === true });
  useEffect(() => onSignedOut(() => void client.invalidateQueries({ queryKey: keys.session })), [client]);
  useEffect(() => {
    if (session.data) noteServerTime(session.data.now);
  }, [session.data]);
  // Who signs in next is asked for anew: it may be somebody else.
  useEffect(() => {
    if (ended) void client.resetQueries({ queryKey: keys.me });
  }, [client, ended]);
  useEffect(
    () =>
      onSignInElsewhere(() => {
        for (const queryKey of [keys.session, keys.me]) void client.invalidateQueries({ queryKey });
      }),
    [client],
  );
  return { session: session.data, me: ended ? undefined : me.data, ended, error: session.error ?? me.error };
};

/** The focus comes back to where it stood when what was hidden is shown again. */
const useFocusAgain = (shown: boolean): void => {
  const left = useRef<Element>(null);
  useLayoutEffect(() => {
    if (!shown) left.current = document.activeElement;
    else if (left.current instanceof HTMLElement) left.current.focus();
  }, [shown]);
};

/**
 * Decides what stands: the sign-in page, or the shell for whoever signed in. When a sign-in ends, the shell stays as it
 * was, out of sight, with all that was typed and attached; who signs in again goes on in it, and anybody else begins anew.
 */
export const Entrance = () => {
  const client = useQueryClient();
  const { pathname } = useLocation();
  const { session, me, ended, error } = useSignedIn();
  const [stood, setStood] = useState<Me>();
  const other = stood !== undefined && me !== undefined && me.id !== stood.id;
  // Set while drawing, as React has it for what follows from what was asked: no frame shows the old one.
  if (me && me !== stood && !other) setStood(me);
  const shown = me !== undefined && !other;
  useFocusAgain(shown);
  useEffect(() => {
    if (other) window.location.reload();
  }, [other]);
  const known = me?.id;
  useEffect(() => {
    if (known !== undefined) tellSignIn();
  }, [known]);
  const again = useRef(false);
  useEffect(() => {
    if (ended) again.current = true;
    if (!shown || !again.current) return;
    again.current = false;
    // What was asked for meanwhile was refused.
    void client.invalidateQueries({ predicate: ({ queryKey }) => !["session", "me"].includes(String(queryKey[0])) });
  }, [client, ended, shown]);

  if (shown && pathname === SIGNED_IN) return <SignedInAgain />;
  return (
    <>
      {!shown && <AwayBanner />}
      {stood && (
        <div className="shell" hidden={!shown}>
          <Shell me={stood} following={shown} />
        </div>
      )}
      {session && ended && (
        <Suspense fallback={<Waiting />}>
          <SignIn session={session} again={stood !== undefined} />
        </Suspense>
      )}
      {!shown && !ended && (error ? <ProblemAlert error={error} /> : <Waiting />)}
    </>
  );
};
