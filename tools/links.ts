// Every relative link of every page must lead to a file, and every #heading to a heading. Links to the web are not followed.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const root = resolve(process.argv[2] ?? join(import.meta.dirname, ".."));

const faults = pages(root).flatMap((page) => linksOf(read(page)).flatMap((link) => faultOf(page, link)));
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exitCode = 1;
}

/** The Markdown pages of the tree, without what is installed or made by running. */
function pages(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^(\.|node_modules$|data$|dist$|coverage$)/.test(entry.name) ? [] : pages(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });
}

function faultOf(page: string, link: string): string[] {
  if (/^[a-z][a-z+.-]*:/i.test(link)) return [];
  const [path = "", heading] = link.split("#", 2).map(decodeURIComponent);
  const target = path === "" ? page : resolve(path.startsWith("/") ? root : dirname(page), path.replace(/^\//, ""));
  const where = `${relative(root, page)} links to ${link}`;
  if (!existsSync(target)) return [`${where}: there is no such file`];
  if (heading && statSync(target).isFile() && target.endsWith(".md") && !headingsOf(read(target)).has(heading))
    return [`${where}: there is no such heading`];
  return [];
}

function read(page: string): string {
  // A fenced block or a code span shows text; what looks like a link or a heading in it is none.
  return readFileSync(page, "utf8")
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, "")
    .replace(/`[^`\n]*`/g, (span) => span.replace(/[[\]()]/g, " "));
}

function linksOf(text: string): string[] {
  // [text](target "title"), ![picture](target) and [name]: target
  const inline = [...text.matchAll(/\]\(\s*<?([^\s<>)]+)>?(?:\s+"[^"]*")?\s*\)/g)];
  const named = [...text.matchAll(/^\[[^\]]+\]:\s+(\S+)/gm)];
  return [...inline, ...named].map((match) => match[1] ?? "");
}

/** Anchors as GitHub makes them: lower case, punctuation dropped, spaces to hyphens, repeated ones numbered. */
function headingsOf(text: string): Set<string> {
  const seen = new Map<string, number>();
  const anchors = [...text.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map((match) => {
    const anchor = (match[1] ?? "")
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
      .replaceAll(" ", "-");
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    return times === 0 ? anchor : `${anchor}-${times}`;
  });
  return new Set(anchors);
}
