import { UnreadableFile } from "../unreadable-file.ts";

/** What happens in an XML part; names of elements come without their namespace prefix. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  /** Text between tags; a run may come in pieces. */
  text?(text: string): void;
  /**
   * A chance to take a whole element that is written in its usual way, without the steps between: returns the index
   * after it, or -1 to have it read step by step.
   */
  shortcut?(xml: string, start: number): number;
}

/** The most characters of one tag or one run of text: longer than any cell may be, short enough to hold. */
const longestRun = 512 * 1024;
const deepest = 64;

/**
 * Reads an XML part piece by piece and yields after each, so that the caller can hand on what it has gathered. It reads
 * the XML that spreadsheets are made of and nothing beyond: document types are refused, which leaves no entities but the
 * five of XML; so is every element left open or closed by another's name. It looks for the next bracket instead of
 * walking every character, which makes it several times as fast as a general parser (`xml.spec.ts` compares it with one).
 */
export async function* readXml(bytes: AsyncIterable<Uint8Array>, handler: XmlHandler): AsyncGenerator<void> {
  const open: string[] = [];
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let held = "";
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(chunk[0] === 0xff ? "utf-16le" : chunk[0] === 0xfe ? "utf-16be" : "utf-8");
    held += decoder.decode(chunk, { stream: true });
    held = held.slice(scan(held, open, handler));
    if (held.length > longestRun) throw brokenXml();
    yield;
  }
  held += decoder?.decode() ?? "";
  if (held.slice(scan(held, open, handler)).trim() !== "" || open.length > 0) throw brokenXml();
  yield;
}

/** Reads an XML part to its end. */
export async function readWholeXml(bytes: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  for await (const _ of readXml(bytes, handler));
}

/** Reports all that is complete in `xml` and returns where the incomplete begins. */
function scan(xml: string, open: string[], handler: XmlHandler): number {
  let at = 0;
  for (;;) {
    const start = xml.indexOf("<", at);
    if (start === -1) return at;
    if (start > at && handler.text) handler.text(unescapeXml(xml.slice(at, start)));
    if (handler.shortcut) {
      const after = handler.shortcut(xml, start);
      if (after !== -1) {
        at = after;
        continue;
      }
    }
    let end: number;
    switch (xml.charCodeAt(start + 1)) {
      case 0x2f: // </
        end = xml.indexOf(">", start);
        if (end !== -1) close(xml.slice(start + 2, end).trimEnd(), open, handler);
        break;
      case 0x3f: // <?
        end = xml.indexOf("?>", start);
        if (end !== -1) end += 1;
        break;
      case 0x21: // <!
        end = special(xml, start, handler);
        break;
      default:
        end = Number.isNaN(xml.charCodeAt(start + 1)) ? -1 : element(xml, start, open, handler);
    }
    if (end === -1) return start;
    at = end + 1;
  }
}

/** A comment or literal text; returns where it ends, -1 where it isn't all there yet. */
function special(xml: string, start: number, handler: XmlHandler): number {
  if (xml.startsWith("<!--", start)) {
    const end = xml.indexOf("-->", start + 4);
    return end === -1 ? -1 : end + 2;
  }
  if (xml.startsWith("<![CDATA[", start)) {
    const end = xml.indexOf("]]>", start + 9);
    if (end === -1) return -1;
    handler.text?.(xml.slice(start + 9, end));
    return end + 2;
  }
  if ("<!--".startsWith(xml.slice(start, start + 4)) || "<![CDATA[".startsWith(xml.slice(start, start + 9))) return -1;
  throw forbiddenXml();
}

/** An opening tag with its attributes; returns where it ends, -1 where it isn't all there yet. */
function element(xml: string, start: number, open: string[], handler: XmlHandler): number {
  const attributes: Record<string, string> = {};
  let at = nameEnd(xml, start + 1);
  const name = xml.slice(start + 1, at);
  for (;;) {
    at = skipSpace(xml, at);
    const sign = xml.charCodeAt(at);
    if (Number.isNaN(sign)) return -1;
    if (name === "") throw brokenXml();
    if (sign === 0x3e) {
      if (open.push(name) > deepest) throw brokenXml();
      handler.open(local(name), attributes);
      return at;
    }
    if (sign === 0x2f) {
      if (at + 1 === xml.length) return -1;
      if (xml.charCodeAt(at + 1) !== 0x3e) throw brokenXml();
      handler.open(local(name), attributes);
      handler.close(local(name));
      return at + 1;
    }
    const keyEnd = nameEnd(xml, at);
    const equals = skipSpace(xml, keyEnd);
    const quote = skipSpace(xml, equals + 1);
    if (quote >= xml.length) return -1;
    const mark = xml[quote]!;
    if (keyEnd === at || xml.charCodeAt(equals) !== 0x3d || (mark !== '"' && mark !== "'")) throw brokenXml();
    const valueEnd = xml.indexOf(mark, quote + 1);
    if (valueEnd === -1) return -1;
    attributes[xml.slice(at, keyEnd)] = unescapeXml(xml.slice(quote + 1, valueEnd));
    at = valueEnd + 1;
  }
}

function close(name: string, open: string[], handler: XmlHandler): void {
  if (open.pop() !== name) throw brokenXml();
  handler.close(local(name));
}

/** Where a name ends: at white space, `=`, `/`, `>`, `<` or a quote. */
function nameEnd(xml: string, from: number): number {
  let at = from;
  for (; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (
      code <= 0x20 ||
      code === 0x3d ||
      code === 0x2f ||
      code === 0x3e ||
      code === 0x3c ||
      code === 0x22 ||
      code === 0x27
    )
      break;
  }
  return at;
}

function skipSpace(xml: string, from: number): number {
  let at = from;
  while (at < xml.length && xml.charCodeAt(at) <= 0x20) at++;
  return at;
}

function local(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** The five entities and character numbers; any other is refused. */
export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&([^;]{0,12};?)/g, (_, body: string) => {
    const name = body.slice(0, -1);
    if (!body.endsWith(";")) throw brokenXml();
    const number = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
    const code = number ? Number.parseInt(number[1] ?? number[2]!, number[1] ? 16 : 10) : -1;
    // A surrogate by itself is no character (XML 1.0 §2.2), and text with one can't be stored as it is.
    if (code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)) return String.fromCodePoint(code);
    const known = Object.hasOwn(entities, name) ? entities[name] : undefined;
    if (known === undefined) throw forbiddenXml();
    return known;
  });
}

function forbiddenXml(): UnreadableFile {
  return new UnreadableFile("forbiddenXml", {
    zh: "工作簿含有不允许的 XML 声明或实体，已拒绝读取；请重新导出。",
    en: "The workbook holds an XML document type or entity, which is not allowed; export it again.",
  });
}

function brokenXml(): UnreadableFile {
  return new UnreadableFile("brokenXml", {
    zh: "工作簿的内容不符合 XLSX 格式，无法读取；请重新导出后上传。",
    en: "The workbook's contents are not well-formed XLSX; export it again and upload that.",
  });
}
