import type { MethodDefinition, ServiceDefinition as GrpcService } from "@grpc/grpc-js";
import type { ServiceDefinition, Verb } from "@yihan/contracts/verbs";

interface Codec {
  encode(message: unknown): { finish(): Uint8Array };
  decode(bytes: Uint8Array): unknown;
}

const writing =
  (codec: Codec) =>
  (message: unknown): Buffer => {
    const bytes = codec.encode(message).finish();
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  };

/** A verb as @grpc/grpc-js wants to have it. */
export const rpcOf = (service: ServiceDefinition, verb: Verb): MethodDefinition<unknown, unknown> => {
  const asked = verb.requestType as Codec;
  const answered = verb.responseType as Codec;
  return {
    path: `/${service.fullName}/${verb.name}`,
    requestStream: verb.requestStream,
    responseStream: verb.responseStream,
    requestSerialize: writing(asked),
    requestDeserialize: (bytes) => asked.decode(bytes),
    responseSerialize: writing(answered),
    responseDeserialize: (bytes) => answered.decode(bytes),
  };
};

/** All verbs of a service. */
export const serviceOf = (service: ServiceDefinition): GrpcService =>
  Object.fromEntries(Object.entries(service.methods).map(([key, verb]) => [key, rpcOf(service, verb)]));
