import { forms, Frame, frameOf, type Field } from "@yihan/contracts";
import type { Owner } from "@yihan/all/compose";
import { dayOf } from "@yihan/kernel";
import { defineFlow, routeOfficer, type Codec, type Flow } from "@yihan/matter";
import { bureau } from "../cast.ts";

interface LendingFact {
  frame?: Frame | undefined;
  step?: { $case: "asked" | "lent" | "declined"; value: Record<string, unknown> } | undefined;
}

const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]);

const lengthAt = (bytes: Uint8Array, at: number): { length: number; from: number } => {
  let length = 0;
  for (let shift = 0, index = at; ; shift += 7, index += 1) {
    length |= (bytes[index]! & 127) << shift;
    if (bytes[index]! < 128) return { length, from: index + 1 };
  }
};

/** Field 1 is the frame, as in every fact; field 2 the step as JSON, since no proto file knows this flow. */
const codec: Codec<LendingFact> = {
  encode: ({ frame, step }) => ({
    finish: () => {
      const head = Frame.encode(frame!).finish();
      const said = new TextEncoder().encode(JSON.stringify(step));
      return Uint8Array.from([10, ...varint(head.length), ...head, 18, ...varint(said.length), ...said]);
    },
  }),
  decode: (bytes) => {
    const head = lengthAt(bytes, 1);
    const said = lengthAt(bytes, head.from + head.length + 1);
    return {
      frame: frameOf(bytes),
      step: JSON.parse(
        new TextDecoder().decode(bytes.subarray(said.from, said.from + said.length)),
      ) as LendingFact["step"],
    };
  },
  fromPartial: (fact) => fact,
  fromJSON: (json) => {
    const [$case, value] = Object.entries(json)[0] ?? [];
    return { step: { $case, value } as LendingFact["step"] };
  },
  toJSON: ({ step }) => ({ [step!.$case]: step!.value }),
};

const field = (name: string, zh: string, en: string, more: Partial<Field> = {}): Field => ({
  name,
  title: { zh, en },
  type: "string",
  list: false,
  required: false,
  max: 200,
  format: "text",
  choices: [],
  personal: false,
  least: 0,
  fields: [],
  ...more,
});

const lendingForms: Readonly<Record<string, readonly Field[]>> = {
  asked: [
    field("what", "借用什么", "What to borrow", { required: true, max: 20 }),
    field("pieces", "件数", "Pieces", { type: "number", format: "number", required: true }),
    field("until", "借到哪天", "Until", { format: "date", required: true }),
    field("ground", "用途", "Purpose", {
      required: true,
      choices: [
        { value: "check", title: { zh: "检查用", en: "For a check" } },
        { value: "training", title: { zh: "培训用", en: "For training" } },
      ],
    }),
  ],
  lent: [
    field("keeper", "交接人", "Handed over by", { format: "officer", required: true }),
    field("deposit", "押金", "Deposit", { type: "number", format: "money" }),
    field("kit", "清单", "Kit", {
      type: "message",
      list: true,
      least: 1,
      fields: [
        field("piece", "物件", "Piece", { required: true }),
        field("working", "完好", "Working", { type: "boolean", format: "boolean" }),
      ],
    }),
  ],
  declined: [],
};

/** A flow that nobody thought of when the console was written: one authority borrows equipment of another. */
export const lending = defineFlow<LendingFact, null>({
  name: "lending",
  service: "lending",
  title: { zh: "设备借用", en: "Equipment loan" },
  lane: "ordinary",
  codec,
  parties: { borrower: { zh: "借用单位", en: "borrower" }, lender: { zh: "出借单位", en: "lender" } },
  opener: { role: "borrower", kinds: ["APPROVAL"] },
  statuses: {
    asked: { zh: "已申请", en: "Asked" },
    lent: { zh: "已借出", en: "Lent" },
    declined: { zh: "未借出", en: "Declined" },
  },
  papers: { handover: { zh: "交接单", en: "handover sheet" }, photo: { zh: "照片", en: "photo" } },
  initial: null,
  remember: (memory) => memory,
  steps: {
    asked: {
      title: { zh: "申请借用", en: "Ask to borrow" },
      by: ["borrower"],
      from: "nothing",
      to: "asked",
      responsible: "borrower",
      basis: "设备借用办法第一条",
    },
    lent: {
      title: { zh: "借出", en: "Lend" },
      by: ["lender"],
      from: ["asked"],
      to: "lent",
      papers: ["handover"],
      responsible: "lender",
      next: "nobody",
      warning: { zh: "设备交出后不能收回本步骤。", en: "Once handed over this step can't be taken back." },
      basis: "设备借用办法第二条",
    },
    declined: {
      title: { zh: "不予借出", en: "Decline" },
      by: ["lender"],
      from: ["asked"],
      to: "declined",
      reason: true,
      ends: true,
      basis: "设备借用办法第三条",
    },
  },
  rules: {
    asked: ({ value, directory, now }) => ({
      parties: { lender: bureau.transport },
      next: routeOfficer(directory, "wang", dayOf(now))!,
      title: `借用${String(value["what"])}`,
    }),
  },
}) as unknown as Flow;

/** The service that owns it, for `startCounty({ more: [lendingService] })`. Its forms join those made from proto/, as a new proto file's would. */
export const lendingService: Owner = { name: "lending", flows: [lending], reactions: [] };
forms["lending"] = { ...lendingForms };
