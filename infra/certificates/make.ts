// Certificates for calls between services: node infra/certificates/make.ts <folder> [--days 365]
// Makes an authority in <folder>/authority, or goes on with the one that is there, and a new <folder>/<service>/{tls.crt,tls.key,ca.crt}
// for each service: run again before they run out, the services take the new ones up by themselves. A PKI of your own does as well.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { keptAuthority, newAuthority } from "../../packages/platform/src/grpc/issuing.ts";

/** Who takes part in calls: every service, and whoever runs the installation. */
const names = ["directory", "approval", "enforcement", "imports", "supervision", "audit", "gateway", "operator"];

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { days: { type: "string", default: "365" } },
});
const [folder] = positionals;
const days = Number(values.days);
if (!folder || !Number.isInteger(days) || days < 1) {
  console.error("用法 usage: node infra/certificates/make.ts <folder> [--days 365]");
  process.exit(2);
}
const kept = { pem: join(folder, "authority", "ca.crt"), key: join(folder, "authority", "ca.key") };
const authority = existsSync(kept.key)
  ? keptAuthority(readFileSync(kept.pem, "utf8"), readFileSync(kept.key, "utf8"))
  : newAuthority("Yihan services");
mkdirSync(join(folder, "authority"), { recursive: true, mode: 0o700 });
writeFileSync(kept.pem, authority.pem);
writeFileSync(kept.key, authority.key, { mode: 0o600 });
for (const name of names) authority.issue(name, join(folder, name), { until: Date.now() + days * 86_400_000 });
console.log(`证书已签发 certificates are issued for ${names.join(", ")}, for ${days} days`);
