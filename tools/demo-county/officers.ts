import { cast } from "./cast.ts";
import { personName } from "./names.ts";
import { seatOf, seats } from "./posts.ts";
import { seededRandom } from "./seeded-random.ts";

/** A fictional officer as the directory file has it. */
export interface DemoOfficer {
  id: string;
  name: string;
  authority: string;
  unit: string;
  certificate: string;
  certificateTo: string;
  phone: string;
  mail: string;
}

/** Who holds a post from one day to another; both days count, an empty `to` means until further notice. */
export interface Tenure {
  post: string;
  officer: string;
  from: string;
  to: string;
}

/** Posts that change hands: the last day of the first holder, and who follows from the next day on (another post's first holder, a newcomer, or nobody). */
const handovers: readonly {
  post: string;
  last: string;
  first: string;
  successor: { post: string } | "newcomer" | "nobody";
}[] = [
  { post: "culture-head", last: "2026-05-31", first: "2026-06-01", successor: "newcomer" },
  { post: "housing-head", last: "2026-06-30", first: "2026-07-01", successor: "newcomer" },
  {
    post: "agriculture-supervisor-1",
    last: "2026-08-31",
    first: "2026-09-01",
    successor: { post: "agriculture-supervisor-2" },
  },
  {
    post: "agriculture-supervisor-2",
    last: "2026-08-31",
    first: "2026-09-01",
    successor: { post: "agriculture-supervisor-1" },
  },
  { post: "market-supervisor-2", last: "2026-10-31", first: "2026-11-01", successor: "newcomer" },
  { post: "weather-supervisor-1", last: "2026-10-31", first: "2026-11-01", successor: "nobody" },
  { post: "xiuyun-liaison", last: "2026-11-15", first: "2026-11-16", successor: "newcomer" },
];

/** Kinds of post whose holder checks or handles cases, so carries an enforcement certificate (Order 825 keeps the register with the judicial bureau). */
const certified = new Set(["supervisor", "handler", "legal", "head"]);
const withoutCertificates = ["approval-", "police-", "procuratorate-", "discipline-"];

/** The county's people and who holds which post when, the same for the same seed. */
export function demoOfficers(seed: number): {
  officers: DemoOfficer[];
  tenures: Tenure[];
  firstHolder: (post: string) => string;
} {
  const random = seededRandom(seed, "officers");
  const taken = new Set(cast.map((member) => member.name));
  const officers: DemoOfficer[] = [];
  const unusedName = (): string => {
    for (;;) {
      const name = personName(random);
      if (!taken.has(name)) {
        taken.add(name);
        return name;
      }
    }
  };
  const appoint = (post: string, known?: { id: string; name: string }): string => {
    const seat = seatOf(post);
    const number = officers.length + 1;
    const id = known?.id ?? `yt-${String(number).padStart(3, "0")}`;
    const carries = certified.has(seat.kind) && !withoutCertificates.some((prefix) => post.startsWith(prefix));
    officers.push({
      id,
      name: known?.name ?? unusedName(),
      authority: seat.authority,
      unit: seat.unit,
      certificate: carries ? `YT-ZF-${String(number).padStart(6, "0")}` : "",
      // One certificate has run out, so that "certified on the day of the check" has somebody to say no to.
      certificateTo: carries ? (post === "forestry-supervisor-1" ? "2026-09-30" : `${2027 + (number % 4)}-12-31`) : "",
      phone: `1380000${String(number).padStart(4, "0")}`,
      mail: `${id}@example.invalid`,
    });
    return id;
  };
  const first = new Map(
    seats.map((seat) => [
      seat.id,
      appoint(
        seat.id,
        cast.find((member) => member.post === seat.id),
      ),
    ]),
  );
  const firstHolder = (post: string): string => first.get(post) ?? "";
  const tenures = seats.flatMap(({ id }): Tenure[] => {
    const handover = handovers.find((change) => change.post === id);
    const opening = { post: id, officer: firstHolder(id), from: "2025-01-01", to: handover?.last ?? "" };
    if (handover === undefined || handover.successor === "nobody") return [opening];
    const officer = handover.successor === "newcomer" ? appoint(id) : firstHolder(handover.successor.post);
    return [opening, { post: id, officer, from: handover.first, to: "" }];
  });
  return { officers, tenures, firstHolder };
}
