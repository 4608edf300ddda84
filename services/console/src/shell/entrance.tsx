import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect } from "react";
import { noteServerTime } from "../api/clock.ts";
import { onSignedOut } from "../api/client.ts";
import { keys } from "../api/keys.ts";
import type { Me, Session } from "../api/types.gen.ts";
import { useAsk } from "../api/use-ask.ts";
import { ProblemAlert } from "../parts/problem-alert.tsx";
import { AwayBanner } from "./away-banner.tsx";
import { Shell } from "./shell.tsx";
import { Waiting } from "./waiting.tsx";

const SignIn = lazy(() => import("../pages/sign-in/index.tsx"));

/** Decides what stands: the sign-in page, or the shell for whoever signed in. The address stays, so that one comes back to it. */
export const Entrance = () => {
  const client = useQueryClient();
  const session = useAsk<Session>(keys.session, "/api/v1/session");
  const signedIn = session.data?.signedIn ?? false;
  const me = useAsk<Me>(keys.me, "/api/v1/me", { enabled: signedIn });

  useEffect(() => onSignedOut(() => void client.invalidateQueries({ queryKey: keys.session })), [client]);
  useEffect(() => {
    if (session.data) noteServerTime(session.data.now);
  }, [session.data]);

  if (session.data && !signedIn) {
    return (
      <Suspense fallback={<Waiting />}>
        <AwayBanner />
        <SignIn session={session.data} />
      </Suspense>
    );
  }
  if (me.data) return <Shell me={me.data} />;
  const error = session.error ?? me.error;
  return (
    <>
      <AwayBanner />
      {error ? <ProblemAlert error={error} /> : <Waiting />}
    </>
  );
};
