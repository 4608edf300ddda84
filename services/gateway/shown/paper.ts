import type { Paper } from "@yihan/contracts";
import type { Language } from "@yihan/kernel";
import type { Flow } from "@yihan/matter";
import { z } from "zod";

export const shownPaperSchema = z
  .object({
    sha256: z.string(),
    name: z.string(),
    kind: z.string(),
    kindTitle: z.string(),
    mediaType: z.string(),
    size: z.number(),
    href: z.string(),
  })
  .meta({ id: "Paper" });

/** A paper of a matter and where its bytes are. */
export const shownPaper = (
  paper: Paper,
  matter: string,
  flow: Flow | undefined,
  language: Language,
): z.output<typeof shownPaperSchema> => ({
  sha256: paper.sha256,
  name: paper.name,
  kind: paper.kind,
  kindTitle: flow?.papers[paper.kind]?.[language] ?? paper.kind,
  mediaType: paper.mediaType,
  size: paper.size,
  href: `/api/v1/papers/${paper.sha256}?matter=${matter}`,
});
