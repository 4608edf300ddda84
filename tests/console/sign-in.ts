import type { BrowserContext } from "playwright-core";

/** Signs a browser in as an officer of the demo, as the link on the sign-in page does, without drawing that page. */
export const signIn = async (context: BrowserContext, url: string, officer: string): Promise<void> => {
  // The browser says so of a link on the page itself; else the demo would ask once more whom to act as.
  const headers = { "sec-fetch-site": "same-origin" };
  const answer = await context.request.get(`${url}/sign-in?officer=${encodeURIComponent(officer)}&to=/api/v1/me`, {
    headers,
  });
  const me = answer.ok() ? ((await answer.json()) as { id?: string }) : {};
  if (me.id !== officer) throw new Error(`${officer} could not sign in: ${answer.status()} ${await answer.text()}`);
};
