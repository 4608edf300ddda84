export default {
  testMatch: ["**/*.spec.ts"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/data/"],
  modulePathIgnorePatterns: ["<rootDir>/data/"],
  extensionsToTreatAsEsm: [".ts"],
  transform: { "\\.ts$": "<rootDir>/tools/jest-strip.mjs" },
  testTimeout: 60_000,
};
