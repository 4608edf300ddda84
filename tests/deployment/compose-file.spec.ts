import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROCESSES } from "@yihan/process";
import { parse } from "yaml";

interface Service {
  image: string;
  command?: string | string[];
  read_only?: boolean;
  user?: string;
  cap_drop?: string[];
  security_opt?: string[];
  mem_limit?: string;
  cpus?: number;
  pids_limit?: number;
  ports?: string[];
  volumes?: string[];
  healthcheck?: object;
  environment?: Record<string, string>;
}

const file = (name: string) =>
  parse(readFileSync(join(import.meta.dirname, "../..", name), "utf8"), { merge: true }) as {
    name?: string;
    services: Record<string, Service>;
  };
const { services, name } = file("docker-compose.yml");
const three = file("infra/docker/three-brokers.yml").services;

/** What is not as it must be, by service. */
const faultsOf = (all: Record<string, Service>): string[] =>
  Object.entries(all).flatMap(([service, said]) => {
    const ours = (PROCESSES as string[]).includes(service) || service === "prepare";
    const wrong = [
      [!/^\$\{\w+(:-|-)[^}]+\}$/.test(said.image), "its image is no setting with a default"],
      [!said.security_opt?.includes("no-new-privileges:true"), "it may gain privileges"],
      [!said.mem_limit || !said.cpus || !said.pids_limit, "it has no limits"],
      [ours && said.read_only !== true, "it can write its own files"],
      [ours && !/^[1-9]\d*:[1-9]\d*$/.test(said.user ?? ""), "it is root"],
      [ours && !said.cap_drop?.includes("ALL"), "it has capabilities"],
      [said.ports?.some((port) => !port.startsWith("127.0.0.1:")), "others than this machine reach it"],
      [
        ours && service !== "prepare" && !said.volumes?.includes(`certificates-${service}:/run/certificates:ro`),
        "it has not its own certificates",
      ],
      [
        service !== "prepare" &&
          said.volumes?.some(
            (volume) => /certificates|authority/.test(volume) && !volume.includes(`certificates-${service}:`),
          ),
        "it has certificates of others",
      ],
    ] as const;
    return wrong.filter(([is]) => is).map(([, what]) => `${service}: ${what}`);
  });

test("every process of a deployment runs, each confined", () => {
  for (const process of PROCESSES) expect(Object.keys(services)).toContain(process);
  expect(faultsOf(services)).toEqual([]);
  const { kafka: _same, prepare: _too, ...brokers } = three;
  expect(faultsOf(brokers)).toEqual([]);
});

test("what would loosen it is found", () => {
  const { gateway } = services;
  const loosened = {
    gateway: {
      ...gateway!,
      user: "0:0",
      read_only: false,
      ports: ["8080:8080"],
      volumes: ["certificates-audit:/run/certificates:ro"],
    },
  };
  expect(faultsOf(loosened)).toEqual([
    "gateway: it can write its own files",
    "gateway: it is root",
    "gateway: others than this machine reach it",
    "gateway: it has not its own certificates",
    "gateway: it has certificates of others",
  ]);
});

test("no secret stands in it, and older compose programs read it too", () => {
  expect(name).toBeUndefined();
  const said = JSON.stringify(services);
  expect(said).not.toMatch(/password|secret/i);
  for (const { environment } of Object.values(services))
    for (const [setting, value] of Object.entries(environment ?? {}))
      expect([setting, typeof value]).not.toEqual([setting, "object"]);
});
