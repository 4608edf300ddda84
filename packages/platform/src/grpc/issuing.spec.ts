import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newAuthority } from "./issuing.ts";

const folder = mkdtempSync(join(tmpdir(), "yihan-issuing-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Lengths, in DER and what it holds, that take more bytes than they need. */
const longWritten = (der: Uint8Array): number[] => {
  const found: number[] = [];
  for (let at = 0; at < der.length;) {
    const [tag, first] = [der[at]!, der[at + 1]!];
    const bytes = first < 0x80 ? 0 : first & 0x7f;
    const length =
      bytes === 0 ? first : Number(`0x${Buffer.from(der.subarray(at + 2, at + 2 + bytes)).toString("hex")}`);
    const needed = length < 0x80 ? 0 : length < 0x100 ? 1 : 2;
    if (bytes !== needed) found.push(length);
    const begin = at + 2 + bytes;
    // What is constructed holds more of the same.
    if (tag & 0x20) found.push(...longWritten(der.subarray(begin, begin + length)));
    at = begin + length;
  }
  return found;
};

test("certificates are DER as it must be, whatever their length: programs written in Go refuse a length that is written longer", () => {
  const names = ["a", "mongo", "a-database.of.a-county-with-a-long-name.example.gov.cn", "x".repeat(60)];
  for (const name of names) {
    const authority = newAuthority(name);
    const { certificate } = authority.issue(name, folder, { addresses: ["127.0.0.1"] });
    for (const pem of [authority.pem, readFileSync(certificate, "utf8")])
      expect(longWritten(new X509Certificate(pem).raw)).toEqual([]);
  }
});
