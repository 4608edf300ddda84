// After all tests: removes the containers that this run started and nobody removed.
import { existsSync, rmSync } from "node:fs";
import { markOf, RUN_LABEL } from "./run-mark.ts";

export default async function removeLeftOver() {
  const mark = markOf(process.pid);
  if (!existsSync(mark)) return;
  const { getContainerRuntimeClient } = await import("testcontainers");
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const filters = { label: ["org.testcontainers=true", `${RUN_LABEL}=${process.pid}`] };
  for (const { Id, Image } of await dockerode.listContainers({ all: true, filters })) {
    process.stderr.write(`removing a container that a test left: ${Image}\n`);
    await dockerode.getContainer(Id).remove({ force: true, v: true });
  }
  rmSync(mark);
}
