import type { Plugin } from "vite";

const inject = { Buffer: ["buffer/", "Buffer"] as [string, string] };
const home = import.meta.dirname;

/** Lets the log's verification run in a browser: `node:crypto` is answered by src/verifier/node-crypto.ts, and code in workers finds Node's Buffer. */
export const verifierInBrowser = (): Plugin => ({
  name: "verifier-in-browser",
  config: () => ({
    resolve: {
      alias: [
        { find: /^node:crypto$/, replacement: `${home}/src/verifier/node-crypto.ts` },
        // Asked for from packages that know nothing of it.
        { find: /^buffer\/$/, replacement: `${home}/node_modules/buffer/index.js` },
      ],
    },
    // Only workers: a Buffer in the page itself would be loaded by everyone for the sake of libraries that merely ask whether there is one.
    worker: { format: "es", rolldownOptions: { transform: { inject } } },
  }),
});

/** For a build that consists of the verification alone. */
export const withBuffer = { transform: { inject } };
