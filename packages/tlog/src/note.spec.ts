import { openCheckpoint, parseCheckpoint, signCheckpoint } from "./checkpoint.ts";
import { formatSigningKey, formatVkey, parseSigningKey, parseVkey } from "./key.ts";
import { parseNote, signNote, verifyNote } from "./note.ts";
import { testSigner } from "./testing.ts";

// The example of golang.org/x/mod/sumdb/note, made by another implementation.
const VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const SKEY = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const NOTE = `${TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

const signer = testSigner();
const root = new Uint8Array(32).fill(1);

describe("signed notes", () => {
  test("a note signed by another implementation is accepted, and signing gives it byte for byte", () => {
    expect(verifyNote(NOTE, [parseVkey(VKEY)])).toMatchObject({ text: TEXT, unknown: [] });
    expect(signNote(TEXT, [parseSigningKey(SKEY)])).toBe(NOTE);
    expect(parseSigningKey(SKEY).vkey).toBe(VKEY);
  });

  test("keys are read as they are written", () => {
    const seed = new Uint8Array(32).fill(7);
    expect(parseSigningKey(formatSigningKey(signer.name, seed)).vkey).toBe(signer.vkey);
    expect(parseVkey(signer.vkey)).toMatchObject({ name: signer.name, keyId: signer.keyId });
    expect(formatVkey("a", new Uint8Array(32))).toMatch(/^a\+[0-9a-f]{8}\+AQAAA/);
  });

  test.each([
    ["id of another key", VKEY.replace("c74f20a3", "c74f20a4")],
    ["upper case id", VKEY.replace("c74f20a3", "C74F20A3")],
    ["an unknown type", "x+00000000+Aq" + "A".repeat(42)],
    ["a name with a space", VKEY.replace("PeterNeumann", "Peter Neumann")],
    ["base64 without its canonical end", `${VKEY}=`],
    ["nothing", ""],
  ])("a verifier key with %s is refused", (_what, vkey) => {
    expect(() => parseVkey(vkey)).toThrow(expect.objectContaining({ code: "malformed" }));
  });

  test("sixteen signature lines by unknown keys are passed over", () => {
    const others = Array.from({ length: 16 }, (_, at) => testSigner(`witness${at}.example`, at + 20));
    const note = signNote("origin\n", [...others, signer]);
    const { verified, unknown } = verifyNote(note, [parseVkey(signer.vkey)]);
    expect([verified.length, unknown.length]).toEqual([1, 16]);
  });

  test("a line under a trusted name that does not fit the text spoils the note", () => {
    const note = signNote("origin\n", [signer]).replace("origin", "urigin");
    expect(() => verifyNote(note, [parseVkey(signer.vkey)])).toThrow(
      expect.objectContaining({ code: "bad-signature" }),
    );
  });

  test("a line under another name does not count, though it bears the id and signature of a trusted key", () => {
    const note = signNote("origin\n", [{ ...signer, name: "other.example" }]);
    expect(() => verifyNote(note, [parseVkey(signer.vkey)])).toThrow(expect.objectContaining({ code: "unverified" }));
  });

  test("a note by unknown keys alone is unverified", () => {
    expect(() => verifyNote(NOTE, [parseVkey(signer.vkey)])).toThrow(expect.objectContaining({ code: "unverified" }));
  });

  test.each([
    ["no signature line", TEXT],
    ["an empty signature block", `${TEXT}\n`],
    ["no last newline", NOTE.slice(0, -1)],
    ["a carriage return", NOTE.replace("\n", "\r\n")],
    ["a hyphen for the dash", NOTE.replace("—", "-")],
    ["two spaces", NOTE.replace("— P", "—  P")],
    ["base64 that is cut", NOTE.replace("nAM=", "nAM")],
    ["a text after the signatures", `${NOTE}more\n`],
  ])("a note with %s is malformed", (_what, note) => {
    expect(() => parseNote(note)).toThrow(expect.objectContaining({ code: "malformed" }));
  });

  test("bytes that are not UTF-8 are malformed", () => {
    expect(() => parseNote(Buffer.concat([Buffer.of(0xff), Buffer.from(NOTE)]))).toThrow(
      expect.objectContaining({ code: "malformed" }),
    );
  });
});

describe("checkpoints", () => {
  test("the signed text ends with the newline after the root", () => {
    const note = signCheckpoint({ origin: signer.name, size: 42, root }, [signer]);
    expect(parseNote(note).text).toBe(`${signer.name}\n42\nAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n`);
    expect(openCheckpoint(note, [parseVkey(signer.vkey)])).toMatchObject({ origin: signer.name, size: 42 });
  });

  test("a witness's signature alone does not make a checkpoint", () => {
    const witness = testSigner("witness.example", 9);
    const note = signCheckpoint({ origin: signer.name, size: 1, root }, [witness]);
    expect(() => openCheckpoint(note, [parseVkey(witness.vkey)])).toThrow(
      expect.objectContaining({ code: "unverified" }),
    );
  });

  test.each([
    "o\n01\nAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n",
    "o\n-1\nAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n",
    "o\n1\nAQ==\n",
    "o\n1\n",
    "\n1\nAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n",
    "o\n9007199254740993\nAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n",
    "o\n1\nAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=",
    "o\n1\nAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE\n",
  ])("the text %j is malformed", (text) => {
    expect(() => parseCheckpoint(text)).toThrow(expect.objectContaining({ code: "malformed" }));
  });
});
