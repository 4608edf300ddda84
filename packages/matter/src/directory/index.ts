export * from "./actor.ts";
export * from "./directory.ts";
export { absenceOf, coveredBy, whoActs } from "./cover.ts";
export { decidedBy, type Decided } from "./decided-by.ts";
export * from "./explain-route.ts";
export {
  authorityOfKind,
  findAuthority,
  findItem,
  findOfficer,
  findPost,
  findUnit,
  isCertified,
  officersOf,
  postsHeld,
  postsOf,
} from "./find.ts";
export * from "./match-item.ts";
export { copiesFor, routeDuty, type DutyAnswer, type DutyAsked, type Role } from "./route-duty.ts";
export { routeClaimer } from "./route-claimer.ts";
export { routeDesk, routeOfficer, routePost, type Remark } from "./route-post.ts";
export * from "./replica.ts";
export { vacantPosts } from "./vacant-posts.ts";
