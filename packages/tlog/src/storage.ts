/** Reads one file of the log by its path below the log's prefix; undefined when there is none. */
export type Read = (path: string) => Promise<Uint8Array | undefined>;

/** Where the log keeps `checkpoint` and `tile/…`. */
export type Storage = {
  read: Read;
  /** Replaces the file whole; it is durable, or has failed without a trace, when the promise settles. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Removes the file if it is there. Without it, superseded partial tiles stay. */
  remove?(path: string): Promise<void>;
};
