/** What the gateway shows of matters and facts, as far as this program prints it. */
export interface ShownRoute {
  authorityName: string;
  postName: string;
  officer: string;
  officerName: string;
  coversName: string;
  why: string;
}

export interface ShownSummary {
  id: string;
  chain: string;
  flowTitle: string;
  statusTitle: string;
  title: string;
  documentNumber: string;
  updated: string;
  next: ShownRoute | null;
  due: string | null;
  overdue: boolean;
  unmatched: boolean;
}

export interface ShownClock {
  code: string;
  title: string;
  due: string | null;
  lapsed: boolean;
  explanation: string;
}

export interface ShownPaper {
  sha256: string;
  name: string;
  kindTitle: string;
  size: number;
}

export interface ShownMatter extends Omit<ShownSummary, "due" | "overdue" | "unmatched"> {
  flow: string;
  version: number;
  opened: string;
  ended: boolean;
  cause: string;
  responsible: ShownRoute | null;
  parties: { roleTitle: string; authority: string; name: string }[];
  clocks: ShownClock[];
  papers: ShownPaper[];
}

export interface ShownFact {
  version: number;
  title: string;
  statusTitle: string;
  actor: { kind: string; id: string; name: string };
  recordedTime: string;
  legalTime: string;
  reason: string;
  index: number | null;
}

export interface StepOffer {
  step: string;
  title: string;
  may: boolean;
  why: { code: string; text: string } | null;
}
