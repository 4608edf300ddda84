import type { Language } from "@yihan/kernel";
import { html, type Markup } from "./html.ts";
import { wordsOf } from "./words.ts";

/** A whole page: landmarks, no inline script or style. */
export const page = ({
  language,
  title,
  script,
  header,
  main,
}: {
  language: Language;
  title: string;
  script?: string;
  header: Markup;
  main: Markup;
}): string => {
  const words = wordsOf(language);
  return html`<!doctype html>
    <html lang="${words.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/assets/site.css" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        ${script === undefined ? "" : html`<script src="${script}" defer></script>`}
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a>
        <header>${header}</header>
        <main id="main">${main}</main>
      </body>
    </html> `.text;
};
