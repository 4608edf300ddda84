/** Absences by the posts of the absent and of the deputy (their first holders), from and to both counting. */
export const absences: readonly { absent: string; deputy: string; from: string; to: string; reason: string }[] = [
  { absent: "tobacco-supervisor-1", deputy: "tobacco-head", from: "2026-10-19", to: "2026-10-23", reason: "年休假" },
  { absent: "civil-supervisor-1", deputy: "civil-liaison", from: "2026-11-02", to: "2026-11-13", reason: "党校学习" },
  {
    absent: "education-supervisor-1",
    deputy: "education-liaison",
    from: "2026-11-09",
    to: "2026-12-18",
    reason: "挂职交流",
  },
  // A chain: the deputy is away too for a week, so the liaison stands in for both.
  {
    absent: "emergency-supervisor-1",
    deputy: "emergency-supervisor-2",
    from: "2026-11-16",
    to: "2026-11-30",
    reason: "业务培训",
  },
  {
    absent: "emergency-supervisor-2",
    deputy: "emergency-liaison",
    from: "2026-11-23",
    to: "2026-11-27",
    reason: "病假",
  },
  {
    absent: "health-supervisor-1",
    deputy: "health-supervisor-2",
    from: "2026-11-20",
    to: "2026-12-04",
    reason: "年休假",
  },
  { absent: "market-liaison", deputy: "market-desk", from: "2026-11-24", to: "2026-12-08", reason: "护理假" },
  {
    absent: "enforcement-handler-3",
    deputy: "enforcement-handler-4",
    from: "2026-12-01",
    to: "2026-12-11",
    reason: "年休假",
  },
];
