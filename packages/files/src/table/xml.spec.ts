import fc from "fast-check";
import { SaxesParser } from "saxes";
import { refusalOf } from "../fixture/rows-of.ts";
import { readXml } from "./xml.ts";

type Happening = ["open", string, Record<string, string>] | ["close", string] | ["text", string];

/** Adjacent pieces of text are one. */
function joined(happenings: Happening[]): Happening[] {
  const out: Happening[] = [];
  for (const one of happenings) {
    const last = out.at(-1);
    if (one[0] === "text" && last?.[0] === "text") last[1] += one[1];
    else out.push([...one] as Happening);
  }
  return out.filter((one) => one[0] !== "text" || one[1] !== "");
}

async function ours(xml: string, piece: number): Promise<Happening[]> {
  const seen: Happening[] = [];
  const bytes = Buffer.from(xml);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
  const reading = readXml(pieces(), {
    open: (name, attributes) => seen.push(["open", name, { ...attributes }]),
    close: (name) => seen.push(["close", name]),
    text: (text) => seen.push(["text", text]),
  });
  for await (const _ of reading);
  return joined(seen);
}

function saxes(xml: string): Happening[] {
  const seen: Happening[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on("opentag", ({ name, attributes }) => seen.push(["open", name, { ...attributes }]));
  parser.on("closetag", ({ name }) => seen.push(["close", name]));
  parser.on("text", (text) => seen.push(["text", text]));
  parser.on("cdata", (text) => seen.push(["text", text]));
  parser.write(xml).close();
  return joined(seen);
}

const elementName = fc.constantFrom("c", "row", "v", "is", "t");
const plain = fc.string({
  unit: fc.constantFrom("甲", "a", "1", " ", "\n", "𠮷", ">", "&amp;", "&lt;", "&#x7532;", "&#65;", "'"),
});
const attribute = fc.tuple(
  fc.constantFrom("r", "s", "t", "xml:space"),
  fc.string({ unit: fc.constantFrom("甲", "A", "2", "&quot;", ">", "/") }),
);
const { node } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small" },
    plain,
    fc.constantFrom("<!-- <v> -->", "<![CDATA[<&>]]>", "<?x y?>"),
    fc
      .record({
        name: elementName,
        attributes: fc.uniqueArray(attribute, { selector: ([key]) => key, maxLength: 3 }),
        inside: fc.array(tie("node"), { maxLength: 4 }),
        space: fc.constantFrom("", " ", "\n"),
      })
      .map(({ name, attributes, inside, space }) => {
        const head = `${name}${attributes.map(([key, value]) => ` ${key}${space}=${space}"${value}"`).join("")}${space}`;
        return inside.length === 0 ? `<${head}/>` : `<${head}>${inside.join("")}</${name}${space}>`;
      }),
  ),
}));

test("spreadsheet XML is read as a general parser reads it, however it arrives in pieces", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(node, { maxLength: 6 }), fc.integer({ min: 1, max: 40 }), async (nodes, piece) => {
      const xml = `<?xml version="1.0"?><sheet>${nodes.join("")}</sheet>`;
      expect(await ours(xml, piece)).toEqual(saxes(xml));
    }),
    { numRuns: 400 },
  );
});

test.each([
  ["a document type", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "forbiddenXml"],
  ["a document type inside", '<x><!DOCTYPE y SYSTEM "http://127.0.0.1/"></x>', "forbiddenXml"],
  ["an entity of its own", "<x>&secret;</x>", "forbiddenXml"],
  ["an entity named like a property of objects", "<x>&__proto__;</x>", "forbiddenXml"],
  ["a character of number nought", "<x>&#0;</x>", "forbiddenXml"],
  ["half a character", "<x>&#xD800;</x>", "forbiddenXml"],
  ["the other half by its decimal number", "<x>&#57343;</x>", "forbiddenXml"],
  ["an element left open", "<x><y></x>", "brokenXml"],
  ["a file cut off", "<x><y a='1", "brokenXml"],
  ["an attribute without quotes", "<x a=1/>", "brokenXml"],
  ["elements without end", "<x>".repeat(1000), "brokenXml"],
  ["a tag of a megabyte", `<x a="${"y".repeat(1024 * 1024)}`, "brokenXml"],
])("%s is refused", async (_, xml, code) => {
  expect(await refusalOf(ours(xml, 4096))).toBe(code);
});

test("names lose their prefix", async () => {
  expect(await ours('<x:c xmlns:x="y"/>', 5)).toEqual([
    ["open", "c", { "xmlns:x": "y" }],
    ["close", "c"],
  ]);
});
