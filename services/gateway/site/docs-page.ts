import type { Language } from "@yihan/kernel";
import { html } from "./html.ts";
import { wordsOf } from "./words.ts";

/** Starts the viewer; a file of its own, because the pages allow no inline script. */
export const DOCS_SCRIPT = `SwaggerUIBundle({ url: "/openapi.json", dom_id: "#viewer", deepLinking: true, validatorUrl: null, presets: [SwaggerUIBundle.presets.apis] });\n`;

/** The API viewer, self-hosted. */
export const docsPage = (language: Language): string => {
  const words = wordsOf(language);
  return html`<!doctype html>
    <html lang="${words.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words.apiDocs} · ${words.name}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/docs/swagger-ui.css" />
        <script src="/docs/swagger-ui-bundle.js" defer></script>
        <script src="/docs/docs.js" defer></script>
      </head>
      <body>
        <main id="viewer"></main>
      </body>
    </html> `.text;
};
