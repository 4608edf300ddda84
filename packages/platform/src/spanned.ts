import type { EventBus, EventStore, Fact, Views } from "@yihan/kernel";
import { span, withTraceparent } from "./telemetry.ts";

/*
 * Spans at the ports, by hand: a trace goes from the request that took a step over the store and the bus to whoever was
 * told. Without a registered SDK each costs next to nothing.
 */

/** A store whose appends are spans. */
export const spannedStore = (store: EventStore): EventStore => ({
  ...store,
  append: (fact) =>
    span("store.append", { matter: fact.matter, flow: fact.flow, step: fact.step }, () => store.append(fact)),
});

/** The one trace that all of these facts belong to, if they do: a batch of many traces is a trace of its own. */
const commonTrace = (facts: readonly Fact[]): string | undefined => {
  const first = facts[0]?.traceparent;
  return facts.every(({ traceparent }) => traceparent === first) ? first : undefined;
};

/** Views whose writes are spans: where a notice, a list's entry or a leaf comes to be. */
export const spannedViews = (views: Views): Views => ({
  ...views,
  write: (change) =>
    span("views.write", { consumer: change.consumer ?? "", puts: change.puts.length }, () => views.write(change)),
});

/** A bus whose handlers go on with the trace of the facts they are handed. */
export const spannedBus = (bus: EventBus): EventBus => ({
  publish: (topic, facts) =>
    withTraceparent(commonTrace(facts), () =>
      span("bus.publish", { topic, facts: facts.length }, () => bus.publish(topic, facts)),
    ),
  subscribe: (subscriber) =>
    bus.subscribe({
      ...subscriber,
      handle: (facts) =>
        withTraceparent(commonTrace(facts), () =>
          span("bus.handle", { group: subscriber.group, facts: facts.length }, () => subscriber.handle(facts)),
        ),
    }),
});
