// Certificates for calls between services: node infra/certificates/make.ts <folder> [--days 365] [kafka mongo …]
// Makes an authority in <folder>/authority, or goes on with the one that is there, and a new <folder>/<service>/{tls.crt,tls.key,ca.crt}
// for each service: run again before they run out, the services take the new ones up by themselves. For each broker or database
// that is named behind it, by the name that clients reach it by, also <folder>/<name>/tls.pem: certificate and key in one file, as
// Kafka and mongod read them. A PKI of your own does as well.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isIPv4 } from "node:net";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { keptAuthority, newAuthority } from "../../packages/platform/src/grpc/issuing.ts";

/** Who takes part in calls: every service, and whoever runs the installation. */
const names = [
  "directory",
  "approval",
  "enforcement",
  "judicial",
  "liaison",
  "imports",
  "supervision",
  "audit",
  "gateway",
  "operator",
];

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { days: { type: "string", default: "365" } },
});
const [folder, ...servers] = positionals;
const days = Number(values.days);
// A DNS name or an IPv4 address: the name of a folder, too.
const isHost = (name: string): boolean =>
  /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(name) && ![...names, "authority"].includes(name);
if (!folder || !Number.isInteger(days) || days < 1 || !servers.every(isHost)) {
  console.error(
    "用法 usage: node infra/certificates/make.ts <folder> [--days 365] [<broker's or database's host name> …]",
  );
  process.exit(2);
}
const kept = { pem: join(folder, "authority", "ca.crt"), key: join(folder, "authority", "ca.key") };
const authority = existsSync(kept.key)
  ? keptAuthority(readFileSync(kept.pem, "utf8"), readFileSync(kept.key, "utf8"))
  : newAuthority("Yihan services");
mkdirSync(join(folder, "authority"), { recursive: true, mode: 0o700 });
writeFileSync(kept.pem, authority.pem);
writeFileSync(kept.key, authority.key, { mode: 0o600 });
const until = Date.now() + days * 86_400_000;
for (const name of names) authority.issue(name, join(folder, name), { until });
for (const name of servers) {
  const { certificate, key } = authority.issue(name, join(folder, name), {
    until,
    addresses: isIPv4(name) ? [name] : [],
  });
  const both = readFileSync(certificate, "utf8") + readFileSync(key, "utf8");
  writeFileSync(join(folder, name, "tls.pem"), both, { mode: 0o600 });
}
console.log(`证书已签发 certificates are issued for ${[...names, ...servers].join(", ")}, for ${days} days`);
