import { readFileSync } from "node:fs";
import { Unstartable } from "@yihan/kernel";
import type { Config } from "@yihan/kernel/config";
import type { KafkaSettings } from "./client.ts";

const textIn = (path: string, setting: string): string => {
  let text: string;
  try {
    text = readFileSync(path, "utf8").trim();
  } catch (error) {
    throw new Unstartable(`${path} can't be read (${(error as NodeJS.ErrnoException).code}): see ${setting}.`);
  }
  if (text === "") throw new Unstartable(`${path} is empty: see ${setting}.`);
  return text;
};

/**
 * How a program reaches the brokers. Password and certificates are read anew for every connection that is made, so what is
 * changed in their files holds from then on without a start. Throws `Unstartable` if a file can't be read now.
 */
export const kafkaSettings = (
  { distributed: { kafka, namespace } }: Pick<Config, "distributed">,
  clientId: string,
): KafkaSettings => {
  const { brokers, user, passwordFile, caFile } = kafka;
  const settings: KafkaSettings = {
    brokers,
    clientId,
    prefix: namespace === "" ? "" : `${namespace}.`,
    ...(user !== undefined &&
      passwordFile !== undefined && {
        sasl: { user, password: () => textIn(passwordFile, "KAFKA_PASSWORD_FILE") },
      }),
    ...(caFile !== undefined && { authorities: () => textIn(caFile, "KAFKA_CA_FILE") }),
  };
  settings.sasl?.password();
  settings.authorities?.();
  return settings;
};
