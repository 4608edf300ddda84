import { forms } from "@yihan/contracts";
import { stepSchema, type Flow } from "@yihan/matter";
import { z } from "zod";

const header = (description: string, more: object = {}): object => ({ type: "string", description, ...more });

const route = {
  type: "object",
  description: "who, and why just they",
  properties: {
    authority: { type: "string" },
    authorityName: { type: "string" },
    officer: { type: "string" },
    post: { type: "string" },
    by: { type: "string" },
  },
};

/** The part that is the same in every fact (proto/yihan/matter/v1/frame.proto). */
const frame = {
  type: "object",
  description: "the same in every fact of every flow; field 1 of each message",
  properties: {
    matter: { type: "string" },
    version: { type: "integer" },
    chain: { type: "string" },
    cause: { type: "string" },
    flow: { type: "string" },
    step: { type: "string" },
    status: { type: "string" },
    lane: { enum: ["ordinary", "sealed"] },
    actor: {
      type: "object",
      properties: {
        kind: { type: "string" },
        id: { type: "string" },
        authority: { type: "string" },
        post: { type: "string" },
        covers: { type: "string" },
      },
    },
    legalTime: { type: "integer", description: "milliseconds since 1970, UTC" },
    recordedTime: { type: "integer", description: "milliseconds since 1970, UTC" },
    responsible: { $ref: "#/components/schemas/Route" },
    next: { $ref: "#/components/schemas/Route" },
    parties: {
      type: "array",
      items: {
        type: "object",
        properties: { role: { type: "string" }, authority: { type: "string" }, name: { type: "string" } },
      },
    },
    copies: { type: "array", items: { type: "string" } },
    opened: {
      type: "array",
      items: {
        type: "object",
        properties: {
          id: { type: "string" },
          code: { type: "string" },
          authority: { type: "string" },
          due: { type: "integer" },
        },
      },
    },
    discharged: { type: "array", items: { type: "string" } },
    documentNumber: { type: "string" },
    reason: { type: "string" },
    title: { type: "string" },
    ended: { type: "boolean" },
  },
};

const typeOf = (flow: Flow, step: string): string => `yihan.${flow.name}.${step}.v1`;

const protoOf = (flow: Flow): string => `proto/yihan/${flow.name.replaceAll("-", "_")}/v1/facts.proto`;

const messageOf = (flow: Flow, step: string): object => ({
  name: typeOf(flow, step),
  title: `${flow.title.zh}：${flow.steps[step]!.title.zh} / ${flow.title.en}: ${flow.steps[step]!.title.en}`,
  contentType: "application/protobuf",
  description: `CloudEvents 1.0 binary mode; the bytes are the flow's fact message of ${protoOf(flow)}, shown here as JSON.`,
  headers: {
    type: "object",
    required: ["ce_id", "ce_source", "ce_type", "ce_specversion", "ce_subject", "ce_sequence"],
    properties: {
      ce_specversion: header("CloudEvents version", { const: "1.0" }),
      ce_id: header("`<matter>/<version>`: unique for ever"),
      ce_source: header("owning service", { const: `/yihan/${flow.service}` }),
      ce_type: header("kind of fact", { const: typeOf(flow, step) }),
      ce_subject: header("`<flow>/<matter>`"),
      ce_sequence: header("the matter's version"),
      ce_time: header("when it was recorded, RFC 3339"),
      traceparent: header("W3C trace context"),
    },
  },
  payload: {
    type: "object",
    properties: {
      frame: { $ref: "#/components/schemas/Frame" },
      [step]: z.toJSONSchema(stepSchema(forms[flow.name]?.[step] ?? []), { io: "input", unrepresentable: "any" }),
    },
  },
});

const nameOf = (flow: Flow, step: string): string => `${flow.name}.${step}`;

/** AsyncAPI 3.0: the topics of the owning services and the events of the signed-in officer, from the flows' own tables. */
export const asyncApiDocument = (flows: readonly Flow[], server: { host: string; protocol: string }): object => {
  const topics = [
    ...Map.groupBy(flows, ({ service, lane }) => (lane === "sealed" ? "yihan.sealed" : `yihan.${service}`)),
  ];
  const ref = (flow: Flow, step: string): [string, object] => [
    nameOf(flow, step),
    { $ref: `#/components/messages/${nameOf(flow, step)}` },
  ];
  return {
    asyncapi: "3.0.0",
    info: {
      title: "Yihan 一函: events",
      version: "1.0.0",
      description: "Facts between services, and what an open page is told.",
      license: { name: "Apache-2.0" },
    },
    defaultContentType: "application/json",
    servers: { gateway: { host: server.host, protocol: server.protocol } },
    channels: {
      ...Object.fromEntries(
        topics.map(([topic, own]) => [
          topic,
          {
            address: topic,
            description: "key = matter id; in order within a matter",
            messages: Object.fromEntries(own.flatMap((flow) => Object.keys(flow.steps).map((step) => ref(flow, step)))),
          },
        ]),
      ),
      events: {
        address: "/api/v1/events",
        servers: [{ $ref: "#/servers/gateway" }],
        description: "Server-sent events of the signed-in officer; Last-Event-ID resumes without a gap.",
        messages: {
          matter: { $ref: "#/components/messages/matter" },
          notification: { $ref: "#/components/messages/notification" },
          reset: { $ref: "#/components/messages/reset" },
          beat: { $ref: "#/components/messages/beat" },
        },
      },
    },
    operations: Object.fromEntries([
      ...topics.map(([topic]) => [`publish ${topic}`, { action: "send", channel: { $ref: `#/channels/${topic}` } }]),
      ["push events", { action: "send", channel: { $ref: "#/channels/events" } }],
    ]),
    components: {
      messages: {
        ...Object.fromEntries(
          flows.flatMap((flow) => Object.keys(flow.steps).map((step) => [nameOf(flow, step), messageOf(flow, step)])),
        ),
        matter: {
          name: "matter",
          title: "A matter changed",
          payload: {
            type: "object",
            properties: {
              matter: { type: "string" },
              chain: { type: "string" },
              flow: { type: "string" },
              version: { type: "integer" },
              status: { type: "string" },
              updated: { type: "string", format: "date-time" },
              ended: { type: "boolean" },
            },
          },
        },
        notification: {
          name: "notification",
          title: "The officer was told",
          payload: {
            type: "object",
            properties: {
              id: { type: "string" },
              fact: { type: "string" },
              matter: { type: "string" },
              kind: { type: "string" },
              title: { type: "string" },
              route: { $ref: "#/components/schemas/Route" },
            },
          },
        },
        reset: { name: "reset", title: "Too much was missed: load the page anew", payload: { type: "object" } },
        beat: { name: "beat", title: "The stream lives; it has no id", payload: { type: "object" } },
      },
      schemas: { Frame: frame, Route: route },
    },
  };
};
