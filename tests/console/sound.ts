import type { Visit } from "./visit.ts";

/** What holds of every page: nothing for axe, nothing untranslated, nothing that makes the page scroll sideways. */
export const sound = async (visit: Visit): Promise<string[]> => {
  const over = await visit.page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  return [...(await visit.axe()), ...(await visit.untranslated()), ...(over > 0 ? [`${over} px too wide`] : [])];
};
