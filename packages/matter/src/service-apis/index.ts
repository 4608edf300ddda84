/*
 * What the services offer one another and the gateway. In one process these are plain calls; between processes the
 * same verbs travel by gRPC. Every list already carries the rights of `reader`: what one may not know of is not there.
 */
export * from "./audit.ts";
export * from "./directory.ts";
export * from "./import-preview.ts";
export * from "./import-report.ts";
export * from "./imports.ts";
export * from "./matter-summary.ts";
export * from "./operation.ts";
export * from "./reports.ts";
export * from "./supervision.ts";
