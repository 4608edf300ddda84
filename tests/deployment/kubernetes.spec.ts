import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { settings } from "@yihan/kernel/config";
import { PROCESSES } from "@yihan/process";
import { parseAllDocuments, stringify } from "yaml";
import { skipped } from "../skipped.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const folder = join(root, "infra/kubernetes");

// Whatever the files hold is read field by field.
// oxlint-disable-next-line typescript/no-explicit-any
type Resource = any;

const documentsIn = (text: string): Resource[] =>
  parseAllDocuments(text, { merge: true }).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS();
  });

const resourcesIn = async (place: string): Promise<Resource[]> => {
  const names = (await readdir(join(folder, place))).filter(
    (name) => name.endsWith(".yaml") && name !== "kustomization.yaml",
  );
  return (await Promise.all(names.map((name) => readFile(join(folder, place, name), "utf8")))).flatMap(documentsIn);
};

/** The module of Kubernetes' own types that holds a kind, by its version. */
const typeOf = ({ apiVersion, kind }: Resource): string => {
  const [group, version] = apiVersion.includes("/") ? apiVersion.split("/") : ["core", apiVersion];
  return `import("kubernetes-types/${group.split(".")[0]}/${version}").${kind}`;
};

/** What Kubernetes' types have against the resources: unknown fields, missing ones, values of another kind. */
const faultsOf = async (resources: readonly Resource[]): Promise<string[]> => {
  const place = await mkdtemp(join(tmpdir(), "yihan-kubernetes-"));
  try {
    await symlink(join(root, "tests/node_modules"), join(place, "node_modules"));
    const source = resources.map(
      (one, index) => `export const r${index}: ${typeOf(one)} = ${JSON.stringify(one, undefined, 1)};`,
    );
    await writeFile(join(place, "resources.ts"), source.join("\n"));
    const flags = [
      "--noEmit",
      "--ignoreConfig",
      "--strict",
      "--skipLibCheck",
      "--module",
      "nodenext",
      "--moduleResolution",
      "nodenext",
      "--types",
      "",
    ];
    return await run(join(root, "node_modules/.bin/tsc"), [...flags, join(place, "resources.ts")]).then(
      () => [],
      ({ stdout }: { stdout: string }) =>
        stdout
          .trim()
          .split("\n")
          .filter((line) => line.includes("error TS")),
    );
  } finally {
    await rm(place, { recursive: true });
  }
};

const kindIn = (all: readonly Resource[], kind: string): Resource[] => all.filter((one) => one.kind === kind);

test("every resource is what Kubernetes knows, field by field, and a field that it does not know is found", async () => {
  const all = [...(await resourcesIn("base")), ...(await resourcesIn("prefecture"))];
  expect(all.length).toBeGreaterThan(30);
  expect(await faultsOf(all)).toEqual([]);
  const [deployment] = kindIn(all, "Deployment");
  const unknown = structuredClone(deployment);
  unknown.spec.replica = 3;
  const misshapen = structuredClone(deployment);
  misshapen.spec.template.spec.containers[0].ports[0].containerPort = "9000";
  expect(await faultsOf([unknown])).toEqual([expect.stringContaining("'\"replica\"' does not exist")]);
  expect(await faultsOf([misshapen])).toEqual([expect.stringContaining("'string' is not assignable to type 'number'")]);
}, 60_000);

test("every process has a deployment held to the restricted standard, with probes, limits and its own certificates", async () => {
  const all = await resourcesIn("base");
  const deployments = kindIn(all, "Deployment");
  expect(deployments.map(({ metadata }) => metadata.name).toSorted()).toEqual([...PROCESSES].toSorted());
  for (const { metadata, spec } of deployments) {
    const pod = spec.template.spec;
    const [container] = pod.containers;
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
    });
    expect(container).toMatchObject({
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ["ALL"] },
      },
      readinessProbe: { httpGet: { path: "/readyz", port: "health" } },
      livenessProbe: { httpGet: { path: "/healthz", port: "health" } },
      resources: { limits: { memory: expect.any(String) } },
    });
    const secrets = pod.volumes.flatMap(({ secret }: Resource) => (secret ? [secret.secretName] : []));
    expect(secrets).toContain(`${metadata.name}-certificates`);
    for (const secret of secrets) expect(secret.startsWith(`${metadata.name}-`)).toBe(true);
    // A mount of what is no volume is found only when a pod starts.
    const volumes = new Set(pod.volumes.map(({ name }: Resource) => name));
    for (const { name } of container.volumeMounts) expect(volumes.has(name)).toBe(true);
    for (const { name } of container.env) expect(Object.keys(settings)).toContain(name);
  }
  for (const { data } of kindIn(all, "ConfigMap"))
    for (const name of Object.keys(data)) expect(Object.keys(settings)).toContain(name);
  expect(kindIn(all, "Secret")).toEqual([]);
});

test("who may call whom on the network is who may call whom in the services, and nothing else gets in", async () => {
  const policies = kindIn(await resourcesIn("base"), "NetworkPolicy");
  const callers = (name: string): string[] =>
    policies
      .find(({ metadata }) => metadata.name === name)!
      .spec.ingress.filter(({ ports }: Resource) => ports.some(({ port }: Resource) => port === 9000))
      .flatMap(({ from }: Resource) => from.map(({ podSelector }: Resource) => podSelector.matchLabels.app))
      .toSorted();
  const others = PROCESSES.filter((name) => name !== "directory").toSorted();
  expect(Object.fromEntries(PROCESSES.map((name) => [name, callers(name)]))).toEqual({
    directory: others,
    approval: ["audit", "gateway", "supervision"],
    enforcement: ["audit", "gateway", "supervision"],
    judicial: ["audit", "gateway", "supervision"],
    liaison: ["audit", "gateway", "supervision"],
    imports: ["gateway"],
    supervision: ["gateway"],
    audit: ["gateway"],
    gateway: [],
  });
  // What one may call, the caller must be let out to.
  for (const name of PROCESSES) {
    const out = policies
      .find(({ metadata }) => metadata.name === name)!
      .spec.egress.filter(({ ports }: Resource) => ports.some(({ port }: Resource) => port === 9000))
      .flatMap(({ to }: Resource) => to.map(({ podSelector }: Resource) => podSelector.matchLabels.app));
    for (const called of PROCESSES)
      if (callers(called).includes(name)) expect([name, out]).toEqual([name, expect.arrayContaining([called])]);
  }
  expect(policies.find(({ metadata }) => metadata.name === "default-deny")!.spec).toEqual({
    podSelector: {},
    policyTypes: ["Ingress", "Egress"],
  });
});

const kubectl = await run("kubectl", ["version", "--client"]).then(
  () => undefined,
  () => "kubectl is not installed",
);
const overlays = "each overlay comes out whole: the same services, its own numbers, and what Kubernetes knows";
if (kubectl !== undefined) skipped(overlays, kubectl);
else
  test(
    overlays,
    async () => {
      for (const [overlay, replicas, scaled] of [
        ["small-county", 1, 0],
        ["prefecture", 2, 5],
      ] as const) {
        const { stdout } = await run("kubectl", ["kustomize", join(folder, overlay)]);
        const all = documentsIn(stdout);
        expect(await faultsOf(all)).toEqual([]);
        const deployments = kindIn(all, "Deployment");
        expect(deployments.length).toBe(PROCESSES.length);
        for (const { spec } of deployments) {
          expect(spec.replicas).toBe(replicas);
          expect(spec.template.spec.containers[0].image).toBe("registry.example/yihan:0.1.0");
        }
        expect(kindIn(all, "HorizontalPodAutoscaler").length).toBe(scaled);
        expect(stringify(all)).not.toMatch(/password:|BEGIN [A-Z ]*KEY/);
      }
    },
    60_000,
  );
