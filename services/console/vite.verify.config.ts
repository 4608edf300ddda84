import { defineConfig, type Plugin } from "vite";
import { verifierInBrowser, withBuffer } from "./verifier-in-browser.ts";

const page = `${import.meta.dirname}/src/verifier/page`;

const hashOf = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
};

/** Puts the program and the style into verify.html: one file that works from a disk, under a policy that admits no request. */
const oneFile = (): Plugin => ({
  name: "one-file",
  async generateBundle(_options, bundle) {
    const files = Object.values(bundle);
    const [program] = files;
    if (files.length !== 1 || program?.type !== "chunk")
      throw new Error(`the verifier's program is not one file but ${files.length}`);
    delete bundle[program.fileName];
    // Inside a page these would end or hide the script (HTML standard, "restrictions for contents of script elements").
    const script = program.code.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
    const [style, template] = await Promise.all(
      ["page.css", "page.html"].map((name) => this.fs.readFile(`${page}/${name}`, { encoding: "utf8" })),
    );
    const policy = [
      "default-src 'none'",
      `script-src ${await hashOf(script)}`,
      `style-src ${await hashOf(style!)}`,
      "worker-src blob:",
      "base-uri 'none'",
      "form-action 'none'",
    ];
    const parts: Readonly<Record<string, string>> = { POLICY: policy.join("; "), STYLE: style!, SCRIPT: script };
    // By a function: a replacement text would be searched for `$`.
    const source = template!.replaceAll(/%(POLICY|STYLE|SCRIPT)%/g, (_, name: string) => parts[name]!);
    this.emitFile({ type: "asset", fileName: "verify.html", source });
  },
});

/** The page that verifies an export without a server: `vite build --config vite.verify.config.ts` adds dist/verify.html to what is there. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [verifierInBrowser(), oneFile()],
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: "es2023",
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: { ...withBuffer, input: `${page}/main.ts`, output: { format: "iife", codeSplitting: false } },
  },
});
