/** A ts-proto message, as far as a call needs it. */
interface Message {
  encode(message: never): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
}

/** One rpc of a generated service. */
export interface Verb {
  name: string;
  requestType: Message;
  requestStream: boolean;
  responseType: Message;
  responseStream: boolean;
}

/** A service as ts-proto describes it, without any transport. */
export interface ServiceDefinition {
  /** Package and name, for instance `yihan.matter.v1.MatterService`. */
  fullName: string;
  methods: Readonly<Record<string, Verb>>;
}

type Decoded<M> = M extends { decode(bytes: Uint8Array): infer T } ? T : never;

type Asked<V extends Verb> = Decoded<V["requestType"]>;
type Answered<V extends Verb> = Decoded<V["responseType"]>;

/** A verb as a function. What is asked or answered in a stream comes piece by piece; a streamed answer ends with `signal`. */
type AsFunction<V extends Verb> = V["responseStream"] extends true
  ? (asked: Asked<V>, signal: AbortSignal) => AsyncIterable<Answered<V>>
  : V["requestStream"] extends true
    ? (asked: AsyncIterable<Asked<V>>) => Promise<Answered<V>>
    : (asked: Asked<V>) => Promise<Answered<V>>;

/**
 * The rpcs of a service as plain functions: what its owner offers, and what a caller is given in whatever process it is.
 */
export type Verbs<S extends ServiceDefinition> = { readonly [K in keyof S["methods"]]: AsFunction<S["methods"][K]> };
