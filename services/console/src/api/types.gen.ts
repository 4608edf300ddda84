// Made by tools/gen-api-types.ts from the gateway's routes. Do not edit.

export interface CatalogueItem {
  code: string;
  name: string;
  kind: string;
  authority: string;
  authorityName: string;
  certificateNames: string[];
  keywords: string[];
  hazardous: boolean;
  from: string;
  to: string;
}

export interface Clock {
  id: string;
  code: string;
  title: string;
  basis: string;
  authority: string;
  start: string;
  /** null while it is suspended */
  due: string | null;
  lapsed: boolean;
  /** true if the year's holidays were not yet announced */
  provisional: boolean;
  calendar: string;
  explanation: string;
  /** null for a deadline that an instrument sets */
  count: {
    unit: "hour" | "working-day" | "calendar-day" | "month";
    /** of the rule, without extensions */
    amount: number;
    /** days that were counted; none for hours */
    counted: {
      from: string;
      to: string;
      days: number;
    }[];
    /** days off that were passed over */
    off: {
      from: string;
      to: string;
      days: number;
      kind: string;
      name: string;
    }[];
    /** weekend days that were worked */
    makeUp: {
      day: string;
      name: string;
    }[];
    pauses: ({
      from: string;
      to: string | null;
    })[];
    extensions: {
      amount: number;
      reason: string;
    }[];
    /** the day whose 24:00 is due; null for hours and while suspended */
    lastDay: string | null;
  } | null;
}

export interface County {
  letters: number;
  transfers: number;
  told: number;
  received: number;
  overdue: number;
  unmatched: number;
  byStatus: {
    flow: string;
    flowTitle: string;
    status: string;
    statusTitle: string;
    count: number;
  }[];
  latest: {
    flow: string;
    item: string;
    documentNumber: string;
    status: string;
    statusTitle: string;
    from: string;
    to: string;
    updated: string;
    /** in Shanghai */
    updatedLocal: string;
  }[];
  checkpoint: {
    origin: string;
    size: number;
    root: string;
    seen: string;
    seenLocal: string;
  } | null;
}

export interface Cover {
  officer: string;
  officerName: string;
  authority: string;
  authorityName: string;
  deputy: string;
  deputyName: string;
  from: string;
  to: string;
  running: boolean;
}

export interface DemoOfficer {
  id: string;
  name: string;
  authority: string;
  authorityName: string;
  authorityKind: string;
  unit: string;
  unitName: string;
  posts: {
    id: string;
    name: string;
    kind: string;
    covers: string;
  }[];
}

export interface Duty {
  item: string;
  itemName: string;
  place: string;
  authority: string;
  authorityName: string;
  unit: string;
  post: string;
  role: string;
  basis: string;
  from: string;
  to: string;
}

export interface Effects {
  /** title of the status afterwards; null if it stays or the data decide */
  status: string | null;
  ends: boolean;
  /** title of the flow in which a matter is opened */
  leadsTo: string | null;
  /** the other parties that hear of it */
  reaches: {
    role: string;
    roleTitle: string;
    authority: string;
    name: string;
  }[];
}

export interface Fact {
  /** `<matter>/<version>` */
  id: string;
  matter: string;
  version: number;
  /** CloudEvents type */
  type: string;
  flow: string;
  step: string;
  title: string;
  status: string;
  statusTitle: string;
  actor: {
    kind: string;
    id: string;
    name: string;
    authority: string;
    authorityName: string;
    /** the post in which it was done */
    post: string;
    postName: string;
    /** the absent holder for whom it was done */
    covers: string;
    coversName: string;
  };
  legalTime: string;
  recordedTime: string;
  cause: string;
  responsible: Route | null;
  next: Route | null;
  told: Route[];
  copies: string[];
  papers: Paper[];
  opened: Clock[];
  discharged: string[];
  paused: string[];
  openings: {
    flow: string;
    flowTitle: string;
    matter: string;
  }[];
  documentNumber: string;
  reason: string;
  ended: boolean;
  basis: string;
  data: Record<string, unknown>;
  /** index in the public log; null until it is integrated */
  index: number | null;
}

export interface Field {
  name: string;
  title: string;
  type: string;
  list: boolean;
  required: boolean;
  max: number;
  format: string;
  help?: string;
  choices: {
    value: string;
    title: string;
  }[];
  least: number;
  /** personal data: not to be kept outside the system */
  personal: boolean;
  fields: Field[];
}

export interface Flow {
  name: string;
  service: string;
  title: string;
  lane: string;
  parties: {
    code: string;
    title: string;
  }[];
  statuses: {
    code: string;
    title: string;
  }[];
  papers: {
    code: string;
    title: string;
  }[];
  openedBy: {
    role: string;
    kinds: string[];
  };
  clocks: {
    code: string;
    title: string;
    term: string;
    from: string;
    overdue: string;
    basis: string;
  }[];
  steps: ({
    step: string;
    title: string;
    by: string[];
    /** kinds of posts; any if empty */
    posts: string[];
    /** those posts alone, not even whoever must act next */
    strict: boolean;
    machines: boolean;
    /** statuses; `nothing` opens a matter, `open` and `any` stand for several */
    from: string[];
    to: string | null;
    /** statuses that the step's rule may choose instead */
    mayTo: string[];
    fields: Field[];
    papers: string[];
    reason: boolean;
    opens: {
      clock: string;
      party: string;
    }[];
    /** clocks that the step's rule may begin besides */
    mayOpen: string[];
    discharges: string[];
    pauses: string[];
    resumes: string[];
    responsible: string | null;
    copies: string[];
    document: {
      party: string;
      word: string;
    } | null;
    leadsTo: string | null;
    /** its outcome is told to the matter that opened this one */
    reports: boolean;
    ends: boolean;
    warning: string | null;
    basis: string;
  })[];
}

export interface FlowSummary {
  name: string;
  service: string;
  title: string;
  lane: string;
  /** kinds of authorities that may open one, and the role they then have */
  openedBy: {
    role: string;
    kinds: string[];
  };
  href: string;
}

export interface Import {
  id: string;
  kind: string;
  mode: string;
  file: string;
  state: "waiting" | "reading" | "done" | "refused" | "interrupted";
  by: string;
  authority: string;
  started: string;
  finished: string | null;
  rows: number;
  counts: {
    letters: number;
    known: number;
    corrections: number;
    unmatched: number;
    held: number;
    blank: number;
    notData: number;
  };
  refusal: string | null;
  href: string;
}

export interface ImportPreview {
  kind: "licence" | "penalty";
  mode: "send" | "register";
  sheets: {
    name: string;
    headerRow: number;
    columns: {
      code: string;
      zh: string;
      header: string;
    }[];
    extra: string[];
    missing: {
      code: string;
      zh: string;
    }[];
  }[];
  /** rows that were read */
  rows: number;
  /** false if the file goes on beyond them */
  whole: boolean;
  counts: {
    letters: number;
    known: number;
    corrections: number;
    unmatched: number;
    held: number;
    blank: number;
    notData: number;
  };
  recipients: {
    authority: string;
    authorityName: string;
    letters: number;
    officers: {
      officer: string;
      officerName: string;
      postName: string;
      coversName: string;
      letters: number;
    }[];
  }[];
  reasons: ({
    outcome: "held" | "unmatched" | "remark";
    column: {
      code: string;
      zh: string;
    } | null;
    code: string;
    text: string;
    rows: number;
    first: number;
  })[];
  /** the first rows, as they will be read */
  sample: PreviewRow[];
}

export interface ImportStarted {
  id: string;
  kind: string;
  mode: string;
  file: string;
  href: string;
}

/** Notices of the period that asked an officer to act, and how far they had come by its end. */
export interface LadderReport {
  report: "ladder";
  from: string;
  to: string;
  rows: {
    authority: string;
    authorityName: string;
    flow: string;
    flowTitle: string;
    sent: number;
    delivered: number;
    read: number;
    accepted: number;
  }[];
  total: {
    sent: number;
    delivered: number;
    read: number;
    accepted: number;
  };
}

export interface Matter {
  id: string;
  chain: string;
  cause: string;
  flow: string;
  flowTitle: string;
  service: string;
  version: number;
  status: string;
  statusTitle: string;
  title: string;
  documentNumber: string;
  opened: string;
  updated: string;
  ended: boolean;
  responsible: Route | null;
  /** who must act next */
  next: Route | null;
  parties: Party[];
  href: string;
  copies: string[];
  /** the same with their names */
  copied: {
    authority: string;
    name: string;
  }[];
  clocks: Clock[];
  papers: Paper[];
}

export interface MatterSummary {
  id: string;
  chain: string;
  cause: string;
  flow: string;
  flowTitle: string;
  service: string;
  version: number;
  status: string;
  statusTitle: string;
  title: string;
  documentNumber: string;
  opened: string;
  updated: string;
  ended: boolean;
  responsible: Route | null;
  /** who must act next */
  next: Route | null;
  parties: Party[];
  href: string;
  due: string | null;
  overdue: boolean;
  unmatched: boolean;
}

export interface Me {
  kind: "officer" | "machine" | "operator";
  id: string;
  name: string;
  authority: string;
  authorityName: string;
  authorityKind: string;
  unit: string;
  unitName: string;
  posts: {
    id: string;
    name: string;
    kind: string;
    authority: string;
    authorityName: string;
    unit: string;
    unitName: string;
    /** the absent holder acted for, if any */
    covers: string;
    coversName: string;
  }[];
  /** holds an enforcement certificate today */
  certified: boolean;
  judicial: boolean;
}

export interface Notification {
  id: string;
  fact: string;
  matter: string;
  chain: string;
  flow: string;
  step: string;
  stepTitle: string;
  officer: string;
  channel: string;
  /** to-act, told, lapsed, urged or escalated */
  kind: string;
  title: string;
  documentNumber: string;
  route: Route | null;
  sent: string;
  delivered: string | null;
  read: string | null;
  accepted: string | null;
}

export interface Offer {
  step: string;
  title: string;
  may: boolean;
  /** why it may not be taken now */
  why: {
    code: string;
    text: string;
  } | null;
  fields: Field[];
  /** papers that must come with it */
  papers: {
    kind: string;
    title: string;
  }[];
  reason: boolean;
  warning: string | null;
  effects: Effects;
  basis: string;
}

export interface Operation {
  now: string;
  ready: boolean;
  mode: string;
  upSeconds: number;
  residentBytes: number;
  eventStreams: number;
  log: {
    origin: string;
    /** leaves of the log now */
    entries: number;
    checkpointSize: number;
    root: string;
    seen: string;
    /** since the newest checkpoint was first seen here */
    ageSeconds: number;
    keys: {
      vkey: string;
      name: string;
      id: string;
    }[];
  };
  readers: {
    group: string;
    /** facts published and not handled yet */
    lag: number;
    parked: number;
  }[];
  relays: {
    service: string;
    oldestPendingSeconds: number;
  }[];
  /** services that did not answer; their readers and relays are not in the lists */
  silent: string[];
  signIn: {
    way: "demo" | "issuer" | "none";
    issuer: string | null;
    clientId: string | null;
    host: string;
  };
}

/** Deadlines that passed, by authority, flow and clock, with the matters behind each number. */
export interface OverdueReport {
  report: "overdue";
  from: string;
  to: string;
  rows: {
    authority: string;
    authorityName: string;
    flow: string;
    flowTitle: string;
    clock: string;
    clockTitle: string;
    /** deadlines that passed in the period */
    passed: number;
    /** unmet at the end of the period: those of `matters` */
    unmet: number;
    matters: {
      matter: string;
      title: string;
      documentNumber: string;
      due: string;
    }[];
  }[];
  total: {
    passed: number;
    unmet: number;
  };
}

export interface Paper {
  sha256: string;
  name: string;
  kind: string;
  kindTitle: string;
  mediaType: string;
  size: number;
  href: string;
}

export interface Parked {
  /** who could not handle the fact */
  group: string;
  matter: string;
  /** the fact that failed; later ones wait behind it */
  version: number;
  reason: string;
  attempts: number;
  since: string;
}

export interface Party {
  role: string;
  roleTitle: string;
  authority: string;
  name: string;
}

export interface PreviewRow {
  row: number;
  outcome: string;
  party: string;
  partyCode: string;
  document: string;
  /** certificate, or kind of violation */
  subject: string;
  decidedOn: string;
  validTo: string;
  item: {
    code: string;
    name: string;
    /** item, certificate, document or keyword; empty if an earlier letter says it */
    by: string;
    matched: string;
  } | null;
  /** who would get it, and why */
  to: Route | null;
  faults: {
    column: {
      code: string;
      zh: string;
    };
    found: string;
    code: string;
    expected: string;
  }[];
  notes: string[];
}

export interface Problem {
  /** urn:yihan:problem:<code> */
  type: string;
  title: string;
  status: number;
  /** says what would be possible */
  detail: string;
  code: string;
  errors?: {
    pointer: string;
    code: string;
    detail: string;
  }[];
  possible?: {
    step: string;
    title: string;
  }[];
  /** the matter's version now, with 412 */
  version?: number;
  trace?: string;
}

export interface Reconciliation {
  authority: string;
  authorityName: string;
  day: string;
  approvals: number;
  letters: number;
  accepted: number;
  overdue: number;
  unmatched: number;
  recalled: number;
  differences: {
    matter: string;
    what: string;
  }[];
}

export interface Rerouted {
  item: string;
  itemName: string;
  place: string;
  role: string;
  before: Route | null;
  beforeWhy: string;
  after: Route | null;
  afterWhy: string;
}

export interface Route {
  authority: string;
  authorityName: string;
  unit: string;
  post: string;
  postName: string;
  officer: string;
  officerName: string;
  /** the absent holder whom the officer covers */
  covers: string;
  coversName: string;
  /** duty, post, named, desk, party or actor */
  by: string;
  /** why just this officer, in one sentence */
  why: string;
}

export interface Routed {
  item: string;
  itemName: string;
  place: string;
  date: string;
  role: string;
  route: Route | null;
  unmatched: "no-item" | "no-duty" | "no-officer" | null;
  why: string;
  copies: {
    authority: string;
    name: string;
  }[];
}

export interface RowOutcome {
  row: number;
  outcome: string;
  matter: string | null;
  /** the matter as it stands now; null where there is none, or it is not yours to see */
  summary: {
    title: string;
    status: string;
    statusTitle: string;
    ended: boolean;
    next: Route | null;
  } | null;
  remarks: string[];
  faults: {
    column: {
      code: string;
      zh: string;
    };
    found: string;
    code: string;
    expected: string;
  }[];
}

export interface Session {
  signedIn: boolean;
  /** when the sign-in ends; null if never or nobody signed in */
  until: string | null;
  /** true where /demo/officers offers people */
  demo: boolean;
  /** false where no way to sign in is set up */
  canSignIn: boolean;
  /** the system's clock */
  now: string;
}

export interface SetAside {
  group: string;
  matter: string;
  title: string;
  flowTitle: string;
  since: string;
}

export interface StepAnswer {
  matter: string;
  chain: string;
  flow: string;
  version: number;
  /** `<matter>/<version>` */
  fact: string;
  step: string;
  status: string;
  documentNumber: string;
  recordedTime: string;
  href: string;
}

export interface StoredPaper {
  sha256: string;
  size: number;
  href: string;
}
