import { approvalNotice } from "@yihan/approval/flows/approval-notice/definition";
import { newId, newMatterKey, type Fact, type NewFact } from "@yihan/kernel";
import { letter, licence, openCounty, type OpenCounty } from "../open-county.ts";
import { inFlight, timed, type Rate } from "./in-flight.ts";

const WIDTH = 2_000;

/** Items of the demo county whose letters find an officer, so that the load falls on more than one desk. */
const ITEMS = Array.from({ length: 30 }, (_, index) => `YT-XK-${String(index + 1).padStart(3, "0")}`);

/** One real letter for each item that has an owner. */
const templates = async (county: OpenCounty, items: readonly string[]): Promise<Fact[]> => {
  const li = county.officer("li");
  const store = county.ports.storeOf("approval");
  const found: Fact[] = [];
  for (const [index, item] of items.entries()) {
    const command = letter(li, index, "T");
    const { step } = await county.take({ ...command, data: { licence: { ...licence(index, "T"), item } } });
    if (step === "issued") found.push(...(await store.read(command.matter)));
  }
  if (found.length === 0) throw new Error("no item of the demo county has an owner");
  return found;
};

/** A fact like the template, of a matter of its own: what the service would have stored, without deciding it again. */
const another = (template: Fact, index: number): NewFact => {
  const matter = newId(template.time);
  const decoded = approvalNotice.codec.decode(template.data);
  const frame = decoded.frame!;
  frame.matter = matter;
  frame.chain = matter;
  frame.title = `云汀市M${index}有限公司 · ${frame.title.split(" · ").at(-1)}`;
  const series = frame.documentNumber.replace(/\d+号$/, "");
  return {
    ...template,
    matter,
    chain: matter,
    key: newMatterKey(),
    command: newId(template.time),
    fingerprint: matter.replaceAll("-", ""),
    series,
    data: (number) => {
      frame.documentNumber = `${series}${number}号`;
      return approvalNotice.codec.encode(decoded).finish();
    },
  };
};

/** What was made, and how quickly each part took the facts in. */
export interface Made {
  matters: string[];
  stored: Rate;
  rebuilt: Rate;
  read: Rate;
}

/**
 * Fills an empty folder with `count` letters: facts in bulk through the store, supervision's views by a rebuild, the log and
 * the other readers by the relay, as ever. Prints how far it is, because a million takes minutes. With one item all go to
 * one officer.
 */
export const makeLetters = async (
  data: string,
  count: number,
  say: (text: string) => void = () => {},
  items: readonly string[] = ITEMS,
): Promise<Made> => {
  const county = await openCounty(data);
  const { ports, supervision } = county;
  const store = ports.storeOf("approval");
  const patterns = await templates(county, items);
  const matters: string[] = [];
  const stored = await inFlight(count, WIDTH, async (index) => {
    const fact = another(patterns[index % patterns.length]!, index);
    matters[index] = fact.matter;
    await store.append(fact);
  });
  say(`${count} letters stored, ${Math.round(stored.perSecond)}/s`);
  // The templates' letters too, else their first facts would be missing in the views.
  const all = [...patterns.map(({ matter }) => matter), ...matters];
  const batches = async function* (): AsyncGenerator<Fact[]> {
    for (let at = 0; at < all.length; at += 500)
      yield (await Promise.all(all.slice(at, at + 500).map((matter) => store.read(matter)))).flat();
  };
  const read = await timed(all.length, async () => {
    for await (const facts of batches()) for (const fact of facts) approvalNotice.codec.decode(fact.data);
  });
  const rebuilt = await timed(all.length, () => supervision.rebuild(batches()));
  say(`views made, ${Math.round(rebuilt.perSecond)}/s`);
  await county.start();
  await county.settled();
  await county.stop();
  say("the log holds them");
  return { matters, stored, read, rebuilt };
};
