import { fromBinary, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
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

/**
 * The file with its map entries named as protoc names them: the library that reads the health service's file calls them after
 * their field, which tools that check a descriptor refuse.
 */
const asProtocNames = (bytes: Uint8Array): Buffer => {
  const file = fromBinary(FileDescriptorProtoSchema, bytes);
  for (const message of file.messageType) {
    for (const entry of message.nestedType.filter(({ options }) => options?.mapEntry)) {
      const name = entry.name.endsWith("Entry") ? entry.name : `${entry.name}Entry`;
      for (const field of message.field)
        if (field.typeName === entry.name) field.typeName = `.${file.package}.${message.name}.${name}`;
      entry.name = name;
    }
  }
  return Buffer.from(toBinary(FileDescriptorProtoSchema, file));
};

/** The health service's own file. */
const healthFile = (): Buffer => {
  const described = Object.values(loadSync(healthProto)).find((one) => "fileDescriptorProtos" in one);
  if (!described) throw new Error("the health service's file describes nothing");
  return asProtocNames((described as { fileDescriptorProtos: Buffer[] }).fileDescriptorProtos[0]!);
};

/** Adds server reflection, so that tools that have no file of ours can list, describe and call what is offered. */
export const addReflection = (server: Server, offered: readonly Offered[]): void => {
  const services = [...offered.map(({ definition }) => definition.fullName), "grpc.health.v1.Health"];
  const files = { fileDescriptorProtos: [healthFile(), ...fileDescriptors().map((file) => Buffer.from(file))] };
  // Of a definition the reflection reads the descriptors alone.
  const described = { files } as unknown as PackageDefinition;
  new ReflectionService(described, { services }).addToServer(server);
};
