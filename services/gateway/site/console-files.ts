import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Answer } from "../http/answer.ts";
import { codingFor } from "../http/content-coding.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".html": "text/html; charset=utf-8",
};

/** Every file under /console/ has its content's hash in its name, so it never changes. */
const FOR_EVER = "public, max-age=31536000, immutable";

const SUFFIXES = { br: ".br", gzip: ".gz" } as const;

/**
 * The content security policy of the console. Its styles are written by script (antd keeps its tokens in style
 * elements), so each answer has a nonce of its own; scripts come from files alone.
 */
const policyOf = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join(";");

/** A worker has the policy of its own file and not of the page that began it; one that checks a chain reads the public log. */
const WORKER = /\.worker-[\w-]+\.js$/;
const WORKER_POLICY = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";

/** The built console in `folder`: its one page and the files under /console/. Undefined where it was not built. */
export const consoleFiles = (folder: string | undefined) => {
  if (folder === undefined || !existsSync(join(folder, "index.html"))) return undefined;
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const verifier = existsSync(join(folder, "verify.html")) ? readFileSync(join(folder, "verify.html")) : undefined;
  // Read whole at the start: a build that follows must not mix its files with those of the page that stands open.
  const files = new Map(
    readdirSync(join(folder, "console")).map((name) => [name, readFileSync(join(folder, "console", name))]),
  );

  return {
    /** The page, whatever its address: the application in it reads the address. */
    page: (): Answer => {
      const nonce = randomBytes(16).toString("base64url");
      return {
        status: 200,
        bytes: page.replaceAll("%NONCE%", nonce),
        type: TYPES[".html"]!,
        headers: { "cache-control": "no-store", "content-security-policy": policyOf(nonce) },
      };
    },
    /** The page that verifies an export; to be kept and opened without any server. It brings its own policy, which admits no request. */
    verifier: (): Answer | undefined =>
      verifier && {
        status: 200,
        bytes: verifier,
        type: TYPES[".html"]!,
        headers: { "content-security-policy": "frame-ancestors 'none'" },
      },
    /** A file by name in the best encoding that `accept` allows. */
    file: (name: string, accept: string | undefined): Answer | undefined => {
      const type = TYPES[extname(name)];
      const plain = files.get(name);
      if (plain === undefined || type === undefined) return undefined;
      const offered = (["br", "gzip"] as const).filter((coding) => files.has(name + SUFFIXES[coding]));
      const coding = codingFor(accept, offered);
      const bytes = coding ? files.get(name + SUFFIXES[coding])! : plain;
      return {
        status: 200,
        bytes,
        type,
        headers: {
          "cache-control": FOR_EVER,
          vary: "Accept-Encoding",
          ...(WORKER.test(name) && { "content-security-policy": WORKER_POLICY }),
          ...(coding && { "content-encoding": coding }),
        },
      };
    },
  };
};

export type ConsoleFiles = NonNullable<ReturnType<typeof consoleFiles>>;
