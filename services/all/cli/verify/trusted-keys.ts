import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ownVerifier } from "@yihan/audit/own-verifier";
import { parseCheckpoint, parseNote, parseVkey, TlogError } from "@yihan/tlog";
import { badUsage } from "../end.ts";
import type { LogTarget } from "./open-target.ts";

/** The keys a verification trusts, and whether they were given or came with what is verified. */
export interface TrustedKeys {
  vkeys: string[];
  source: "given" | "enclosed" | "own";
}

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));

const checked = (vkeys: readonly string[], where: string): string[] => {
  for (const vkey of vkeys) {
    try {
      parseVkey(vkey);
    } catch (error) {
      if (!(error instanceof TlogError)) throw error;
      throw badUsage(
        `${where} 不是公钥：应为“名称+编号+base64”一行，或者含有这样几行的文件。`,
        `${where} is no verifier key: give a line name+id+base64, or a file of such lines.`,
      );
    }
  }
  return [...vkeys];
};

/** The keys of `--key`: each a vkey itself or a file of them. Undefined if the option was not given. */
export const givenKeys = async (given: readonly string[] | undefined): Promise<string[] | undefined> => {
  if (given === undefined) return undefined;
  const vkeys: string[] = [];
  for (const value of given) {
    // A vkey has two plus signs around eight hex digits; no file is called so by accident.
    if (/^[^+]+\+[0-9a-f]{8}\+/.test(value)) vkeys.push(...checked([value], value));
    else {
      const lines = linesOf(await readText(value));
      if (lines.length === 0) throw badUsage(`${value} 中没有公钥。`, `There is no key in ${value}.`);
      vkeys.push(...checked(lines, value));
    }
  }
  return vkeys;
};

/** The text of a file named on the command line; ends the command if it can't be read. */
export const readText = async (path: string): Promise<string> => {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (!["ENOENT", "EISDIR", "EACCES", "ENOTDIR"].includes(code)) throw error;
    throw badUsage(`无法读取文件 ${path}（${code}）。`, `The file ${path} can't be read (${code}).`);
  }
};

/** The keys for a log: those given, else those published beside it, else the installation's own. */
export const keysForLog = async (
  { read, data, place }: LogTarget,
  given: readonly string[] | undefined,
): Promise<TrustedKeys> => {
  const vkeys = await givenKeys(given);
  if (vkeys) return { vkeys, source: "given" };
  const beside = await read("keys");
  if (beside)
    return { vkeys: checked(linesOf(Buffer.from(beside).toString("utf8")), `${place}/keys`), source: "enclosed" };
  const origin = await originOf(read);
  const own =
    data !== undefined && origin !== undefined ? await ownVerifier(join(data, "keys", "log.key"), origin) : undefined;
  if (own !== undefined) return { vkeys: [own], source: "own" };
  if (origin === undefined)
    throw badUsage(
      `${place} 中没有日志，也没有导出包：应有 checkpoint 或 manifest.json。`,
      `${place} holds neither a log nor an export: there is no checkpoint and no manifest.json.`,
    );
  throw badUsage(
    `${place} 没有附带公钥：请用 --key 给出日志的公钥。`,
    `No key comes with ${place}: give the log's key with --key.`,
  );
};

const originOf = async (read: LogTarget["read"]): Promise<string | undefined> => {
  const note = await read("checkpoint");
  if (!note) return undefined;
  try {
    return parseCheckpoint(parseNote(note).text).origin;
  } catch (error) {
    if (error instanceof TlogError) return "";
    throw error;
  }
};
