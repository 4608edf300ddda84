import { inConsole } from "./console.ts";
import { distributed } from "./distributed.ts";
import { files } from "./files.ts";
import type { Measure } from "./measure.ts";
import { p1 } from "./p1.ts";
import { p14 } from "./p14.ts";
import { p16 } from "./p16.ts";
import { p2 } from "./p2.ts";
import { p4 } from "./p4.ts";
import { p7 } from "./p7.ts";
import { p8 } from "./p8.ts";
import { store } from "./store.ts";

/** All measures, in the order in which a run takes them: the one that takes minutes comes last. */
export const measures: readonly Measure[] = [store, p1, p2, p4, p16, files, p7, p8, inConsole, p14];

/** Only where they are named: they need a container engine, or brokers that run already. */
export const namedMeasures: readonly Measure[] = [distributed];
