import { tmpdir } from "node:os";
import { join } from "node:path";

/** The label of every container that a test run started; its value is the id of the run's first process. */
export const RUN_LABEL = "yihan.run";

/** A file that is there once the run has started a container: a run without any need not ask an engine. */
export const markOf = (run: number): string => join(tmpdir(), `yihan-containers-of-${run}`);
