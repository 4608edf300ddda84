/**
 * Throws unless the path names a file inside the log's storage: segments that begin with a letter, digit or underscore, so
 * no `..`, no hidden file, no drive, no root.
 */
export const checkLogPath = (path: string): void => {
  if (path.length > 400 || !/^\w[\w.-]*(\/\w[\w.-]*)*$/.test(path)) throw new Error("not a path inside the storage");
};
