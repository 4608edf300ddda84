export default {
  testMatch: ["**/*.spec.ts"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/data/"],
  modulePathIgnorePatterns: ["<rootDir>/data/", "<rootDir>/services/console/dist"],
  extensionsToTreatAsEsm: [".ts"],
  transform: { "\\.ts$": "<rootDir>/tools/jest-strip.mjs" },
  globalSetup: "<rootDir>/tests/console/unpack-browser.mjs",
  globalTeardown: "<rootDir>/tests/containers/remove-left-over.mjs",
  testSequencer: "<rootDir>/tools/jest-order.mjs",
  reporters: ["default", "<rootDir>/tools/closing-line.ts"],
  testTimeout: 60_000,
  // One more than the smallest machine has cores: the campaigns and the browsers wait more than they work.
  maxWorkers: 3,
  workerIdleMemoryLimit: "1GB",
};
