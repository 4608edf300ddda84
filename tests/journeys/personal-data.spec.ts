import { AuditFact } from "@yihan/contracts";
import { openZip } from "@yihan/tlog";
import { startCounty, type Person, type RunningCounty } from "./county.ts";
import { licence } from "./letters.ts";

const CONTACT = "李明澈 13800000004";
const IN_XIUYUN = "420899001";

let running: RunningCounty;
let number = 9_100;
beforeAll(async () => {
  running = await startCounty();
});
afterAll(() => running.close());

/** A letter about a licence in 岫云街道: the street, no party to it, gets a copy. */
const issue = async (contact?: string): Promise<string> => {
  const li = await running.as("li");
  const data = { licence: licence(number++, { place: IN_XIUYUN }), ...(contact && { contact }) };
  const opened = await li.post("/api/v1/matters", { flow: "approval-notice", data });
  expect(opened.status).toBe(201);
  await running.settled();
  return opened.body.matter;
};

const rawFact = async (by: Person, letter: string, version: number): Promise<Response> =>
  fetch(`${running.url}/api/v1/matters/${letter}/facts/${version}`, {
    headers: { ...by.authorization, accept: "application/octet-stream" },
  });

/** What the record says about reads of a letter's protected fields, from a party's export. */
const fieldReads = async (by: Person, letter: string): Promise<string[]> => {
  const zip = await openZip(Buffer.from(await by.bytes(`/api/v1/chains/${letter}/export`)));
  const facts = await Promise.all(
    [...zip.paths()].filter((path) => path.endsWith(".pb")).map((path) => zip.read(path)),
  );
  zip.close();
  return facts.flatMap((bytes) => {
    const { frame, step } = AuditFact.decode(bytes!);
    return frame?.step === "read" && step?.$case === "read" && step.value.what === "fields"
      ? [`${frame.actor!.id} ${step.value.detail}`]
      : [];
  });
};

describe("a person's name and telephone number in a letter", () => {
  test("are masked for an authority that only gets a copy, in the timeline and in the fact", async () => {
    const letter = await issue(CONTACT);
    const street = await running.as("han");
    const [timeline, fact] = await Promise.all([
      street.get(`/api/v1/matters/${letter}/facts`),
      street.get(`/api/v1/matters/${letter}/facts/1`),
    ]);
    expect([timeline.status, fact.status]).toEqual([200, 200]);
    expect(timeline.body.items[0].data.contact).toBe("李某某 138****0004");
    expect(fact.body.data.contact).toBe("李某某 138****0004");
    expect(JSON.stringify([timeline.body, fact.body])).not.toContain("13800000004");
    expect(fact.body.data.licence.partyName).toContain("岫云运输");
  });

  test("are shown in full to a party, and each such reading is on the record; a masked one is not", async () => {
    const letter = await issue(CONTACT);
    const [street, wang] = [await running.as("han"), await running.as("wang")];
    await street.get(`/api/v1/matters/${letter}/facts`);
    expect((await wang.get(`/api/v1/matters/${letter}/facts`)).body.items[0].data.contact).toBe(CONTACT);
    expect((await wang.get(`/api/v1/matters/${letter}/facts/1`)).body.data.contact).toBe(CONTACT);
    expect(await fieldReads(wang, letter)).toEqual(["wang ", "wang 1"]);
  });

  test("do not leave with the stored bytes or the chain's export for who may not see them; other facts do", async () => {
    const letter = await issue(CONTACT);
    const [street, wang] = [await running.as("han"), await running.as("wang")];
    await wang.take(letter, "received");
    await running.settled();
    const bytes = await rawFact(street, letter, 1);
    expect(bytes.status).toBe(403);
    expect(await bytes.json()).toMatchObject({ code: "personal-data", detail: expect.stringContaining("个人信息") });
    expect((await rawFact(street, letter, 2)).status).toBe(200);
    expect(await street.get(`/api/v1/chains/${letter}/export`)).toMatchObject({
      status: 403,
      body: { code: "personal-data" },
    });
    expect((await rawFact(wang, letter, 1)).status).toBe(200);
    expect((await wang.get(`/api/v1/chains/${letter}/export`)).status).toBe(200);
  });

  test("where none was filled in, nothing is refused and no reading of fields is noted", async () => {
    const letter = await issue();
    const [street, wang] = [await running.as("han"), await running.as("wang")];
    await wang.get(`/api/v1/matters/${letter}/facts`);
    expect((await rawFact(street, letter, 1)).status).toBe(200);
    expect((await street.get(`/api/v1/chains/${letter}/export`)).status).toBe(200);
    expect(await fieldReads(wang, letter)).toEqual([]);
  });
});
