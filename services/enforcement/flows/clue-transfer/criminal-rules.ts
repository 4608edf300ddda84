import { routeOfficer, type Outcome } from "@yihan/matter";
import { dayOf } from "@yihan/kernel";
import { BUREAU, partyCode, someoneOf, type Of } from "./rules.ts";

/** What the transfer to the police must know, so that this fact suffices by itself. */
export const foundCriminal = ({ value, matter }: Of<"foundCriminal">): Outcome => {
  const { partyName, partyCode: code, item, place } = matter!.memory.clue!;
  return { value: { ...value, partyName, partyCode: code, item, place, sender: partyCode(matter, "enforcer") } };
};

/**
 * Whoever was not prosecuted or judged is out of the bureau's hands here; what goes back to administrative handling is
 * taken up where it stood. Anything else is news only.
 */
export const criminalOutcome = (deciding: Of<"criminalOutcome">): Outcome => {
  const { value, matter, directory, now } = deciding;
  if (matter!.status !== "criminal") return {};
  if (value.outcome === "handledAdministratively") {
    const handler = routeOfficer(directory, matter!.memory.handlers[0] ?? "", dayOf(now));
    return { to: "filed", resumes: ["X4"], next: handler ?? someoneOf(deciding, "enforcer", BUREAU) };
  }
  return value.final ? { to: "closed", ends: true } : {};
};
