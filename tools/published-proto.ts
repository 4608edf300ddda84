import { spawnSync } from "node:child_process";

/**
 * The commit whose proto/ today's must stay compatible with: the last release (a tag v…), before the first release the
 * commit before this one. `none` says why there is no such commit.
 */
export function publishedProto(root: string): { ref: string } | { none: string } {
  const git = (...args: string[]) => {
    const { status, stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
    return status === 0 ? stdout.trim() : undefined;
  };
  if (git("rev-parse", "--git-dir") === undefined) return { none: "this is not a git checkout" };
  const ref = git("describe", "--tags", "--abbrev=0", "--match", "v[0-9]*") ?? git("rev-parse", "--verify", "HEAD~1");
  if (ref === undefined) return { none: "no earlier commit in this checkout" };
  const had = git("ls-tree", "-r", "--name-only", ref, "--", "proto", "buf.yaml") ?? "";
  if (!had.includes("buf.yaml") || !had.includes(".proto"))
    return { none: "the commit before this one has no proto yet" };
  return { ref };
}
