export * from "./pause.ts";
export { openDatabase, type Database, type GroupCommitOptions } from "./sqlite/group-commit.ts";
export { sqliteEventStore } from "./sqlite/event-store.ts";
export { sqliteEventBus, type EventBusOptions } from "./sqlite/event-bus.ts";
export { sqliteViews } from "./sqlite/views.ts";
