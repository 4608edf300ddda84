import { status, type ServiceError } from "@grpc/grpc-js";
import { Refusal } from "@yihan/kernel";
import { errorIn } from "./fault.ts";

/** What a failed call means to whoever made it: the peer's own refusal, a peer that is not there, or a bug. */
export const failureOf = (error: unknown, peer: string): unknown => {
  if (!isServiceError(error)) return error;
  return errorIn(error.metadata) ?? transportFailure(error, peer);
};

const isServiceError = (error: unknown): error is ServiceError =>
  error instanceof Error && "metadata" in error && "code" in error;

const transportFailure = ({ code, details }: ServiceError, peer: string): Error => {
  switch (code) {
    case status.UNAVAILABLE:
    case status.CANCELLED:
      return new Refusal("unavailable", "service-unavailable", {
        zh: "所需的服务暂时联系不上，请稍后再试。",
        en: "A service that is needed can't be reached at the moment; come again shortly.",
      });
    case status.DEADLINE_EXCEEDED:
      return new Refusal("unavailable", "service-late", {
        zh: "所需的服务没有及时答复，可能已经办理；请稍后用同一幂等键再试。",
        en: "A service that is needed did not answer in time; it may have been done. Try again shortly with the same idempotency key.",
      });
    case status.RESOURCE_EXHAUSTED:
      return new Refusal("too-large", "message-too-large", {
        zh: "内容过大，服务之间无法传送。",
        en: "This is too large to be carried between services.",
      });
    default:
      return new Error(`${peer} failed with ${status[code]}: ${details}`);
  }
};
