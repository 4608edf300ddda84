import type { Field } from "@yihan/contracts";
import type {
  DescribedField,
  DescribedFlow as FlowMessage,
  StepOffer as OfferMessage,
} from "@yihan/contracts/service/matter";
import type { DescribedFlow } from "../describe.ts";
import type { StepOffer } from "../possible.ts";
import { textIn } from "./given.ts";

/** A flow's description, as it travels. */
export const flowMessage = (flow: DescribedFlow): FlowMessage => ({
  ...flow,
  steps: flow.steps.map((step) => ({ ...step, fields: step.fields.map(fieldMessage) })),
});

/** An offer, as it travels. */
export const offerMessage = (offer: StepOffer): OfferMessage => ({
  ...offer,
  fields: offer.fields.map(fieldMessage),
  papers: [...offer.papers],
});

/** An offer, as it arrived. */
export const offerIn = ({ title, why, fields, warning, ...offer }: OfferMessage): StepOffer => ({
  ...offer,
  title: textIn(title),
  ...(why && { why: { code: why.code, text: textIn(why.text) } }),
  fields: fields.map(fieldIn),
  ...(warning && { warning: textIn(warning) }),
});

const fieldMessage = (field: Field): DescribedField => ({
  ...field,
  choices: [...field.choices],
  fields: field.fields.map(fieldMessage),
});

const fieldIn = ({ title, help, choices, fields, ...field }: DescribedField): Field => ({
  ...field,
  title: textIn(title),
  ...(help && { help: textIn(help) }),
  choices: choices.map((choice) => ({ value: choice.value, title: textIn(choice.title) })),
  fields: fields.map(fieldIn),
});
