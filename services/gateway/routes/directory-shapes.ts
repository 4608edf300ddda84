import { z } from "zod";

/** A date. */
export const day = z.iso.date();

/** A code or id of the directory. */
export const code = z.string().min(1).max(64);

/** A division code (GB/T 2260, GB/T 10114): 2, 4, 6, 9 or 12 digits. */
export const placeCode = z.string().regex(/^\d{2}(\d{2}){0,2}(\d{3}){0,2}$/);
