import type { Metadata, ServerReadableStream, ServerUnaryCall, ServerWritableStream } from "@grpc/grpc-js";
import { Refusal } from "@yihan/kernel";

/** Name of the metadata in which a service says who it is. */
export const CALLER = "yihan-caller";
export const TRACEPARENT = "traceparent";
/** Name of the metadata in which a caller says the version of the directory that it goes by. */
export const DIRECTORY = "yihan-directory";

/** A call as it reaches a server. */
export type Called =
  | ServerUnaryCall<unknown, unknown>
  | ServerReadableStream<unknown, unknown>
  | ServerWritableStream<unknown, unknown>;

export const textIn = (metadata: Metadata, name: string): string => {
  const [value] = metadata.get(name);
  return typeof value === "string" ? value : "";
};

/**
 * The name of the service that calls: the common name of its certificate, or what it says of itself where there are no
 * certificates (loopback). Refuses one that says another name than its certificate, and one that is not among `callers`.
 */
export const requireCaller = (call: Called, callers: readonly string[] | undefined): string => {
  const said = textIn(call.metadata, CALLER);
  const proven = nameIn(call.getAuthContext().sslPeerCertificate);
  if (proven !== undefined && said !== "" && said !== proven) {
    throw new Refusal("unauthenticated", "caller-mismatch", {
      zh: `调用方自称“${said}”，与其证书不符。`,
      en: `The caller says it is ${said}, but its certificate says otherwise.`,
    });
  }
  const name = proven ?? said;
  if (callers && !callers.includes(name)) {
    throw new Refusal("forbidden", "caller-not-allowed", {
      zh: `服务“${name || "未具名"}”不得调用，只有以下服务可以：${callers.join("、")}。`,
      en: `${name || "An unnamed service"} may not call this; these may: ${callers.join(", ")}.`,
    });
  }
  return name;
};

const nameIn = (certificate: { subject: { CN?: string | string[] } } | undefined): string | undefined => {
  const name = certificate?.subject.CN;
  return certificate && (typeof name === "string" ? name : "");
};
