export { KEEPERS, OWNERS, PROCESSES } from "./deployed-services.ts";
export { followedBus, type FollowedBus } from "./followed-bus.ts";
export { ownOperation } from "./own-operation.ts";
export { ownerParts, type Owner, type OwnerParts } from "./owner-process.ts";
export { partsOf } from "./parts-of.ts";
export { peersOf, type Peers } from "./peers.ts";
export { runProcess } from "./run-process.ts";
export type { Composed, Ground, ServiceProcess } from "./service-process.ts";
