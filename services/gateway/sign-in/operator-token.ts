import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { join } from "node:path";
import { privateFile } from "./private-file.ts";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Begins every operator's token, so that others are told apart at a glance. */
export const OPERATOR_PREFIX = "yihan-operator-";

/** The operator's token stands in the data folder, readable by its owner alone; whoever can read it runs the machine anyway. */
export const operatorToken = (data: string): ((token: string) => boolean) => {
  const expected = digest(
    privateFile(
      join(data, "operator.token"),
      () => `${OPERATOR_PREFIX}${randomBytes(32).toString("base64url")}\n`,
    ).trim(),
  );
  return (token) => timingSafeEqual(digest(token), expected);
};
