import { getContainerRuntimeClient, getReaper, ImageName, type ContainerRuntimeClient } from "testcontainers";
import type { None } from "./none.ts";

let found: Promise<ContainerRuntimeClient | None> | undefined;

/** The container engine of this machine, or why there is none; looked for once in each process. */
export const findEngine = (): Promise<ContainerRuntimeClient | None> => (found ??= look());

const look = async (): Promise<ContainerRuntimeClient | None> => {
  const engine = await getContainerRuntimeClient().catch(() => undefined);
  if (!engine) return { none: "no container engine answers" };
  // The reaper removes what a killed run leaves; without its image `remove-left-over.mjs` alone tidies up.
  await getReaper(engine).catch(() => {
    process.env["TESTCONTAINERS_RYUK_DISABLED"] = "true";
  });
  return engine;
};

/** Longest wait for an image to come from its registry. */
const PULL_LIMIT = 300_000;

/** Undefined once the engine has the image; else why it can't. */
export const whyNoImage = async (engine: ContainerRuntimeClient, image: string): Promise<string | undefined> => {
  const name = ImageName.fromString(image);
  if (await engine.image.exists(name)) return undefined;
  const limit = AbortSignal.timeout(PULL_LIMIT);
  const fault = await Promise.race([
    // A registry that fails half-way ends the pull without an error.
    engine.image.pull(name).then(() => engine.image.exists(name)),
    new Promise<never>((_, reject) => {
      limit.addEventListener("abort", () => reject(new Error(`no answer in ${PULL_LIMIT / 1_000} s`)));
    }),
  ]).then(
    (isHere) => (isHere ? undefined : "its registry did not deliver it"),
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return fault && `the image ${image} is not here and can't be pulled (${fault})`;
};
