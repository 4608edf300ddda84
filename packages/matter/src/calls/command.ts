import type { TakeRequest } from "@yihan/contracts/service/matter";
import { Refusal } from "@yihan/kernel";
import type { Codec, Command, Flow, FlowFact } from "../flow.ts";
import { actorIn, principalOf } from "./principal.ts";

/** A command, as it travels. */
export const requestOf = (flow: Flow, command: Command, key?: Uint8Array): TakeRequest =>
  requestWith(jsonOf(flow.codec, command.step, command.data), command, key);

/** The same from a caller who knows no flow: `json` is the step's data in the names of its form. */
export const requestWith = (
  json: string,
  { actor, ...command }: Omit<Command, "data">,
  key?: Uint8Array,
): TakeRequest => ({
  id: command.id,
  fingerprint: command.fingerprint,
  matter: command.matter,
  flow: command.flow,
  step: command.step,
  data: json,
  papers: [...command.papers],
  reason: command.reason,
  actor: principalOf(actor),
  expected: command.expected,
  cause: command.cause,
  chain: command.chain,
  legalTime: command.legalTime,
  key: key && Buffer.from(key),
});

/** A command, as it arrived. Refuses data that the step's message can't hold. */
export const commandIn = (flow: Flow, asked: TakeRequest): Command => ({
  id: asked.id,
  fingerprint: asked.fingerprint,
  matter: asked.matter,
  flow: asked.flow,
  step: asked.step,
  data: dataIn(flow.codec, asked.step, asked.data),
  papers: asked.papers,
  reason: asked.reason,
  actor: actorIn(asked.actor),
  expected: asked.expected,
  cause: asked.cause,
  chain: asked.chain,
  legalTime: asked.legalTime,
});

/** The step's data as protobuf's JSON, in which bytes are base64; empty for a step that the flow does not have. */
const jsonOf = (codec: Codec<FlowFact>, step: string, data: object): string => {
  const json = codec.toJSON(codec.fromPartial({ step: { $case: step, value: data } })) as Record<string, unknown>;
  return step in json ? JSON.stringify(json[step]) : "";
};

const dataIn = (codec: Codec<FlowFact>, step: string, text: string): object => {
  if (text === "") return {};
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== "object" || json === null || Array.isArray(json)) throw new TypeError("no object");
    const fact = codec.fromJSON({ [step]: json });
    // Numbers that are none are found out here, not when the fact is stored.
    codec.encode(fact).finish();
    return fact.step?.value ?? {};
  } catch {
    throw new Refusal("invalid", "malformed-data", {
      zh: "data 应为该步骤内容的 JSON 对象。",
      en: "data must be a JSON object with the step's content.",
    });
  }
};
