import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PROCESSES } from "@yihan/process";
import { parse } from "yaml";

const root = join(import.meta.dirname, "../..");
const text = (path: string): string => readFileSync(join(root, path), "utf8");

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter(
      ({ name, parentPath }) =>
        name.endsWith(".ts") && !name.endsWith(".spec.ts") && !/node_modules|\/dist/.test(parentPath),
    )
    .map(({ name, parentPath }) => readFileSync(join(parentPath, name), "utf8"));

/** Every number that the programs give, by its name in the sources. */
const exposed = new Set(
  [
    ...sources("packages/platform/src"),
    ...sources("packages/process/src"),
    ...["all", "audit", "gateway", "supervision"].flatMap((name) => sources(`services/${name}`)),
  ].flatMap((source) => [...source.matchAll(/"(yihan_[a-z_]+)"/g)].map(([, name]) => name!)),
);

/** The names in a query, without what a histogram adds to them. */
const namesIn = (query: string): string[] =>
  [...query.matchAll(/yihan_[a-z_]+/g)].map(([name]) => name.replace(/_(bucket|count|sum)$/, ""));

interface Rule {
  alert: string;
  expr: string;
  for: string;
  labels: { severity: string };
  annotations: { summary: string };
}
const rules = (parse(text("infra/telemetry/alerts.yaml")) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  (group) => group.rules,
);
const dashboard = JSON.parse(text("infra/telemetry/dashboard.json")) as {
  panels: { title: string; targets: { expr: string }[] }[];
};

test("alarms and drawings ask for numbers that the programs give, and every number is drawn or alarmed of", () => {
  const asked = [
    ...rules.map(({ alert, expr }) => [alert, expr]),
    ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr])),
  ].flatMap(([where, query]) => namesIn(query!).map((name) => ({ where, name })));
  expect(asked.filter(({ name }) => !exposed.has(name))).toEqual([]);
  expect(asked.length).toBeGreaterThan(20);
  // Told on the front page already, and no fault.
  const shownElsewhere = new Set([
    "yihan_overdue_matters",
    "yihan_unmatched_matters",
    "yihan_event_streams",
    "yihan_supervision_lag_facts",
  ]);
  const named = new Set(asked.map(({ name }) => name));
  expect([...exposed].filter((name) => !named.has(name) && !shownElsewhere.has(name))).toEqual([]);
});

test("every alarm says for how long, how urgent it is and what is seen, and the page on operations says what to do", () => {
  const page = text("docs/operations.md");
  for (const { alert, expr, for: held, labels, annotations } of rules) {
    expect([alert, held]).toEqual([alert, expect.stringMatching(/^\d+m$/)]);
    expect(["page", "ticket"]).toContain(labels.severity);
    expect(annotations.summary.length).toBeGreaterThan(10);
    const [name] = namesIn(expr);
    expect([alert, page.includes(`\`${name}`)]).toEqual([alert, true]);
  }
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
});

test("the collector asks every process of the compose file for its numbers", () => {
  const collector = parse(text("infra/telemetry/collector.yaml")) as {
    receivers: { prometheus: { config: { scrape_configs: { static_configs: { targets: string[] }[] }[] } } };
    exporters: object;
    service: { pipelines: Record<string, { receivers: string[]; processors: string[]; exporters: string[] }> };
    processors: object;
  };
  const targets = collector.receivers.prometheus.config.scrape_configs.flatMap(({ static_configs }) =>
    static_configs.flatMap((one) => one.targets),
  );
  const { services } = parse(text("docker-compose.yml"), { merge: true }) as {
    services: Record<string, { command?: string[] }>;
  };
  const processes = Object.entries(services).filter(
    ([name, { command }]) => command?.length === 1 && command[0]!.split("/").at(-1) === name,
  );
  expect(processes.length).toBe(PROCESSES.length);
  for (const [name] of processes) expect(targets).toContain(`${name}:9464`);
  for (const { receivers, processors, exporters } of Object.values(collector.service.pipelines)) {
    for (const name of receivers) expect(Object.keys(collector.receivers)).toContain(name);
    for (const name of processors) expect(Object.keys(collector.processors)).toContain(name);
    for (const name of exporters) expect(Object.keys(collector.exporters)).toContain(name);
  }
});
