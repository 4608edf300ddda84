import { z } from "zod";

/** `?limit=&cursor=` of every list. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: "entries of one page" }),
  cursor: z.string().max(2_000).optional().meta({ description: "`next` of the page before" }),
};

/** `{items, next}`; `next` is null on the last page. */
export const pageOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), next: z.string().nullable() });

/** The part of a query that ports understand. */
export const pageQuery = ({
  limit,
  cursor,
}: {
  limit: number;
  cursor?: string | undefined;
}): { limit: number; cursor?: string } => ({ limit, ...(cursor !== undefined && { cursor }) });
