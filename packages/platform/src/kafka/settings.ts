import type { Config } from "@yihan/kernel/config";
import { textIn } from "../text-in.ts";
import type { KafkaSettings } from "./client.ts";

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
