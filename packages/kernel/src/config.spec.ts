import { isLoopback, readConfig } from "./config.ts";

const faultsOf = (environment: Record<string, string>): string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    return (error as Error).message.split("\n").slice(1);
  }
};

test("without settings the program serves this machine alone, from ./data, with the demo county", () => {
  expect(readConfig({})).toMatchObject({ port: 8080, host: "127.0.0.1", data: "./data", demo: "county" });
});

test("a wrong start is told all that is wrong at once, also what follows from two settings together", () => {
  const faults = faultsOf({ YIHAN_PORT: "99999", YIHAN_DEMO: "village", YIHAN_HOST: "0.0.0.0", YIHAN_PROT: "1" });
  const names = faults.map((fault) => fault.trim().split(":")[0]);
  expect(names.toSorted()).toEqual(["OIDC_ISSUER", "YIHAN_DEMO", "YIHAN_PORT", "YIHAN_PROT"]);
  expect(faultsOf({ YIHAN_PORT: "x", OIDC_ISSUER: "https://id.example" })).toHaveLength(2);
});

test("the address behind a proxy is an origin, and is served with a sign-in of its own unless it is this machine's", () => {
  const oidc = { OIDC_ISSUER: "https://id.example", OIDC_CLIENT_ID: "yihan" };
  expect(readConfig({ ...oidc, YIHAN_PUBLIC_URL: "https://yihan.example" }).publicUrl).toBe("https://yihan.example");
  expect(readConfig({ YIHAN_PUBLIC_URL: "http://localhost:9000/" }).publicUrl).toBe("http://localhost:9000");
  for (const wrong of [
    "https://yihan.example/path",
    "https://yihan.example?x=1",
    "ftp://yihan.example",
    "yihan.example",
  ])
    expect([wrong, faultsOf({ ...oidc, YIHAN_PUBLIC_URL: wrong })]).toEqual([
      wrong,
      [expect.stringContaining("YIHAN_PUBLIC_URL")],
    ]);
  expect(faultsOf({ YIHAN_PUBLIC_URL: "https://yihan.example" })).toEqual([expect.stringContaining("OIDC_ISSUER")]);
});

test("a container's port that is published on loopback is this machine's alone, though the gateway listens on all", () => {
  const container = { YIHAN_HOST: "0.0.0.0", YIHAN_PUBLIC_URL: "http://127.0.0.1:8080" };
  expect(faultsOf(container)).toEqual([expect.stringContaining("OIDC_ISSUER")]);
  expect(readConfig({ ...container, YIHAN_PUBLISHED: "loopback" })).toMatchObject({ host: "0.0.0.0", onlyHere: true });
  expect(readConfig({}).onlyHere).toBe(true);
  // An address that others open is theirs too, whatever is said of the port.
  expect(faultsOf({ ...container, YIHAN_PUBLISHED: "loopback", YIHAN_PUBLIC_URL: "https://yihan.example" })).toEqual([
    expect.stringContaining("OIDC_ISSUER"),
  ]);
});

test("an instant that no calendar has is no clock", () => {
  expect(faultsOf({ YIHAN_NOW: "2026-13-45T00:00:00Z" })).toHaveLength(1);
  expect(faultsOf({ YIHAN_NOW: "2026-03-10T09:00:00+08:00" })).toEqual([]);
  expect(faultsOf({ YIHAN_NOW: "-2h" })).toEqual([]);
});

test("a name that only begins like an address of this machine is another machine's", () => {
  expect(["127.0.0.1", "127.8.9.1", "::1", "localhost"].every(isLoopback)).toBe(true);
  for (const host of ["127.evil.example", "127.0.0.1.evil.example", "0.0.0.0", "localhost.evil.example", "127."])
    expect([host, isLoopback(host)]).toEqual([host, false]);
});

test("a service of its own is told what it lacks: brokers, a database, and certificates where others can reach it", () => {
  const names = faultsOf({ YIHAN_MODE: "distributed", YIHAN_GRPC_HOST: "0.0.0.0", KAFKA_USER: "audit" }).map(
    (fault) => fault.trim().split(":")[0],
  );
  expect(names).toEqual([
    "KAFKA_BROKERS",
    "MONGODB_URL or MONGODB_URL_FILE",
    "YIHAN_CERTIFICATES",
    "KAFKA_USER, KAFKA_PASSWORD_FILE",
  ]);
});

test("where the other services are is said one by one; the rest are found by their names", () => {
  const { distributed } = readConfig({
    YIHAN_MODE: "distributed",
    KAFKA_BROKERS: "k1:9092,k2:9092",
    MONGODB_URL: "mongodb://db/",
    MONGO_CA_FILE: "/run/mongodb/ca.crt",
    YIHAN_PEERS: "directory=127.0.0.1:7101,audit=127.0.0.1:7102",
    YIHAN_CERTIFICATES: "/run/tls",
  });
  expect(distributed.peers).toEqual({ directory: "127.0.0.1:7101", audit: "127.0.0.1:7102" });
  expect(distributed.kafka.brokers).toEqual(["k1:9092", "k2:9092"]);
  expect(distributed.mongo).toEqual({ url: "mongodb://db/", urlFile: undefined, caFile: "/run/mongodb/ca.crt" });
  expect(distributed.certificates).toEqual({
    certificate: "/run/tls/tls.crt",
    key: "/run/tls/tls.key",
    authorities: "/run/tls/ca.crt",
  });
  expect(faultsOf({ YIHAN_PEERS: "directory:127.0.0.1" })).toHaveLength(1);
  expect(faultsOf({ KAFKA_BROKERS: "k1" })).toHaveLength(1);
});
