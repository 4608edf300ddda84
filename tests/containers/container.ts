import { writeFileSync } from "node:fs";
import { GenericContainer, Wait } from "testcontainers";
import { findEngine, whyNoImage } from "./engine.ts";
import { isNone, none, type None } from "./none.ts";
import { freePorts } from "../free-ports.ts";
import { markOf, RUN_LABEL } from "./run-mark.ts";

export interface ContainerOptions {
  image: string;
  /** The port inside that is published. */
  port: number;
  /** A second port inside, published beside it. */
  elsewhere?: number;
  /** Told the ports outside, so that a broker can advertise them. */
  environment?: (port: number, host: string, elsewhere: number) => Record<string, string>;
  command?: readonly string[];
  /** Files that stand in it when it starts: what they hold, by path; told the address outside. */
  files?: (host: string) => Readonly<Record<string, string>>;
  /** A line of its log that says it is ready, each time it starts. */
  ready: RegExp;
}

/** One running container, and the faults that can be done to it. */
export interface Container {
  /** `host:port` to reach it at, the same after it was killed and started again. */
  address: string;
  /** The same for the second port. */
  elsewhere: string;
  /** Stops its process in the middle of whatever it does, as a hung machine would; `resume` lets it go on. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends it as a power failure would; its disk stays. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, and waits until it is ready. */
  start(): Promise<void>;
  /** Runs a command inside; its output. Rejects if it fails. */
  run(command: readonly string[]): Promise<string>;
  /** Ends and removes it with its disk. */
  remove(): Promise<void>;
}

/** Starts a container of its own for whoever asks, or gives the reason why it can't be had on this machine. */
export const startContainer = async (options: ContainerOptions): Promise<Container | None> => {
  const engine = await findEngine();
  if (isNone(engine)) return none(engine.none);
  const missing = await whyNoImage(engine, options.image);
  if (missing !== undefined) return none(missing);
  const host = engine.info.containerRuntime.host === "localhost" ? "127.0.0.1" : engine.info.containerRuntime.host;
  const [port, elsewhere] = (await freePorts(2)) as [number, number];
  writeFileSync(markOf(run), "");
  const started = await published(options, [port, elsewhere], host).start();
  const container = engine.container.getById(started.getId());
  return {
    address: `${host}:${port}`,
    elsewhere: `${host}:${elsewhere}`,
    // Not the engine's freezer: a loaded machine refuses it now and then.
    pause: () => container.kill({ signal: "SIGSTOP" }),
    resume: () => container.kill({ signal: "SIGCONT" }),
    kill: () => container.kill(),
    start: () => started.restart(),
    run: async (command) => {
      const { exitCode, output } = await started.exec([...command]);
      if (exitCode !== 0) throw new Error(`${command[0]} ended with ${exitCode}: ${output}`);
      return output;
    },
    remove: () => container.remove({ force: true, v: true }),
  };
};

// A worker of jest is a fork of the process that tidies up at the end.
const run = process.send ? process.ppid : process.pid;

const published = (options: ContainerOptions, [port, elsewhere]: [number, number], host: string): GenericContainer => {
  const second = options.elsewhere === undefined ? [] : [{ container: options.elsewhere, host: elsewhere }];
  const container = new Published(options.image, host === "127.0.0.1" ? host : undefined)
    .withExposedPorts({ container: options.port, host: port }, ...second)
    .withEnvironment(options.environment?.(port, host, elsewhere) ?? {})
    .withLabels({ [RUN_LABEL]: String(run) })
    .withWaitStrategy(Wait.forLogMessage(options.ready))
    .withStartupTimeout(180_000);
  const files = Object.entries(options.files?.(host) ?? {}).map(([target, content]) => ({
    target,
    content,
    mode: 0o644,
  }));
  if (files.length > 0) container.withCopyContentToContainer(files);
  return options.command ? container.withCommand([...options.command]) : container;
};

/** A container whose ports only this machine can reach: what runs in it has no passwords. */
class Published extends GenericContainer {
  readonly #host: string | undefined;
  constructor(image: string, host: string | undefined) {
    super(image);
    this.#host = host;
  }
  protected override async beforeContainerCreated(): Promise<void> {
    const bindings = Object.values<{ HostIp?: string }[]>(this.hostConfig.PortBindings ?? {}).flat();
    for (const binding of bindings) if (this.#host !== undefined) binding.HostIp = this.#host;
  }
}
