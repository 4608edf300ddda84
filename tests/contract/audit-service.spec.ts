import { ApprovalNoticeFact } from "@yihan/contracts";
import { AuditServiceDefinition } from "@yihan/contracts/service/audit";
import type { Fact } from "@yihan/kernel";
import { auditVerbs, remoteAudit, type Audit } from "@yihan/matter";
import { auditFolder, factsOf } from "../audit/open-audit.ts";
import { cast, system } from "../cast.ts";
import { byGrpc } from "./by-grpc.ts";

const framed = ({ matter, version }: Fact): Uint8Array =>
  ApprovalNoticeFact.encode(ApprovalNoticeFact.fromPartial({ frame: { matter, version } })).finish();

test("what is put on the record from another process stands in the log, and its proofs are those of the service", async () => {
  const folder = await auditFolder();
  const facts = factsOf("matter-1", 3).map((fact) => ({ ...fact, data: framed(fact) }));
  const audit = await folder.openService(facts);
  const relay = audit.startRelay();
  await audit.start();
  await audit.ports.bus.publish("yihan.approval", facts);
  const there = await byGrpc(AuditServiceDefinition, auditVerbs(audit.api));
  const remote = remoteAudit(there.verbs);
  const same = async <T>(ask: (service: Audit) => Promise<T>): Promise<T> => {
    const here = await ask(audit.api);
    expect(await ask(remote)).toEqual(here);
    return here;
  };

  await remote.recordRead(cast.wang, "matter-1", "papers", "a paper");
  await remote.recordAdministration(system, "redrive", "group/matter");
  await relay.settled();
  await remote.settled();
  expect((await same((service) => service.indexes("matter-1"))).size).toBe(3);
  expect(await same((service) => service.indexes("unknown"))).toEqual(new Map());
  expect(await same((service) => service.receipt("matter-1", 2))).toMatchObject({ proof: expect.any(String) });
  expect(await same((service) => service.receipt("matter-1", 9))).toBeUndefined();
  expect(await same((service) => service.size())).toBeGreaterThanOrEqual(5);
  await same((service) => service.checkpoint());
  await same((service) => service.keys());
  const bytes = async (asked: Promise<Uint8Array | undefined>): Promise<string | undefined> => {
    const found = await asked;
    return found && Buffer.from(found).toString("hex");
  };
  for (const path of ["checkpoint", "tile/entries/000.p/5", "../keys/log.key", "tile/0/999"])
    await same((service) => bytes(service.read(path)));

  const zip = async (service: Audit): Promise<Buffer> => {
    const parts: Uint8Array[] = [];
    for await (const part of await service.exportChain("matter-1", ["matter-1"])) parts.push(part);
    return Buffer.concat(parts);
  };
  expect((await zip(remote)).equals(await zip(audit.api))).toBe(true);

  await there.stop();
  await expect(remote.exportChain("matter-1", ["matter-1"])).rejects.toMatchObject({ kind: "unavailable" });
  await there.close();
  await audit.stop();
  await relay.stop();
  await folder.remove();
});
