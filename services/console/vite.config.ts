import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { verifierInBrowser } from "./verifier-in-browser.ts";

/** Everything the page asks for stands under /console/ with its content's hash in its name, so that it is kept for ever. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), verifierInBrowser()],
  build: {
    outDir: "dist",
    assetsDir: "console",
    target: "es2023",
    // A data: address would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_500,
    reportCompressedSize: false,
  },
});
