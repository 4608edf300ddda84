import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { api } from "../../api/client.ts";
import { useIntention } from "../../api/intention.ts";
import { keys } from "../../api/keys.ts";

/** Enters a change of the directory once, however often one presses, and asks again for all that follows from it. */
export const useDirectoryChange = (path: string) => {
  const client = useQueryClient();
  const { key, renew } = useIntention();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const under = useRef(false);
  const enter = async (body: object): Promise<boolean> => {
    if (under.current) return false;
    under.current = true;
    setBusy(true);
    setError(undefined);
    try {
      await api.post<{ version: number }>(path, body, { key });
      await Promise.all([
        client.invalidateQueries({ queryKey: keys.directory }),
        client.invalidateQueries({ queryKey: keys.me }),
        client.invalidateQueries({ queryKey: keys.worklists }),
      ]);
      return true;
    } catch (problem) {
      setError(problem);
      return false;
    } finally {
      renew();
      under.current = false;
      setBusy(false);
    }
  };
  return { enter, error, busy };
};
