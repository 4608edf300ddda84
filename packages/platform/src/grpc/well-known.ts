import type { Server } from "@grpc/grpc-js";
import { loadSync, type PackageDefinition } from "@grpc/proto-loader";
import { ReflectionService } from "@grpc/reflection";
import { fileDescriptors } from "@yihan/contracts/descriptors";
import { HealthImplementation, protoPath as healthProto } from "grpc-health-check";
import type { Offered } from "./offer.ts";

/** Adds `grpc.health.v1`; gives how to say that the server and its services serve, or no longer do. */
export const addHealth = (server: Server, offered: readonly Offered[]): ((serving: boolean) => void) => {
  const names = ["", ...offered.map(({ definition }) => definition.fullName)];
  const health = new HealthImplementation(Object.fromEntries(names.map((name) => [name, "NOT_SERVING" as const])));
  health.addToServer(server);
  return (serving) => {
    for (const name of names) health.setStatus(name, serving ? "SERVING" : "NOT_SERVING");
  };
};

/** Adds server reflection, so that tools that have no file of ours can list, describe and call what is offered. */
export const addReflection = (server: Server, offered: readonly Offered[]): void => {
  const services = [...offered.map(({ definition }) => definition.fullName), "grpc.health.v1.Health"];
  const ours = { fileDescriptorProtos: fileDescriptors().map((file) => Buffer.from(file)) };
  // Of a definition the reflection reads the descriptors alone.
  const described = { ...loadSync(healthProto), ours } as unknown as PackageDefinition;
  new ReflectionService(described, { services }).addToServer(server);
};
