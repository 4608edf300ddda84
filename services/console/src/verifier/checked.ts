import type { ExportFault } from "@yihan/tlog/verify/export-fault";
import type { PaperOfFact } from "@yihan/tlog/verify/verify-export";

/** What can be said of a fact. `proven` words were read from the fact's own bytes, `told` ones from timeline.json, for which nothing vouches. */
export interface FactWords {
  source: "proven" | "told";
  flow: string;
  step: string;
  status: string;
  /** RFC 3339, UTC: when it happened in law and when it was recorded; empty where nothing says so. */
  legalTime: string;
  recordedTime: string;
  by: string;
  /** The system took the step by itself; `by` is then the service. Told words do not say. */
  bySystem?: boolean;
  authority: string;
  title: string;
  documentNumber: string;
}

/** A fact as it was found. What comes after a wrong one was not reached. */
export interface ShownFact {
  version: number;
  index: number;
  state: "holds" | "wrong" | "not-reached";
  papers: number;
  words?: FactWords;
}

/** A matter's facts by version. One that is wrong is among them even where the export lacks it. */
export interface ShownMatter {
  matter: string;
  facts: ShownFact[];
}

/** A key by which the checkpoint was judged. */
export interface ShownKey {
  vkey: string;
  name: string;
  keyId: string;
  /** Whether it signed the checkpoint. */
  signed: boolean;
}

/** What was checked, as data for display; parts that could not be read are absent. */
export interface Checked {
  ok: boolean;
  fault?: ExportFault;
  chain?: string;
  origin?: string;
  /** From the manifest, which nobody signed. */
  madeAt?: string;
  size?: number;
  /** Standard base64. */
  root?: string;
  keys: ShownKey[];
  trusted: "given" | "enclosed";
  /** Whether it is shown that no later fact was left out. */
  absence: "proven" | "unproven";
  /** The log as it is now, where it was asked: its size, and whether all its entries and tiles hold and it begins with the tree the export was made from. */
  log?: { size: number; state: "holds" | "wrong" | "too-large" };
  matters: ShownMatter[];
  facts: number;
  papers: number;
  withheld: PaperOfFact[];
  unbound: PaperOfFact[];
  /** Times at which timeline.json says something else than the facts themselves: `<matter>/<version>`. */
  contradicted: string[];
  milliseconds: number;
}
