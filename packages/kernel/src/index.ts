export * from "./clock.ts";
export * from "./errors.ts";
export * from "./event.ts";
export * from "./id.ts";
export * from "./instant.ts";
export * from "./ports.ts";
export * from "./read-again.ts";
export * from "./text.ts";
