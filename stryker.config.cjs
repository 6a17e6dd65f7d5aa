// Mutation testing of the permission model: `npm run test:mutation`, by hand, for it takes minutes.
module.exports = {
  mutate: ["src/rbac/**/*.ts"],
  // Quick, and without jest around the tests. `--testRunner jest` is the same under jest, and takes many times as long.
  testRunner: "in-process",
  appendPlugins: ["./test/mutation/in-process-runner.mjs"],
  // The tests stand in one file, which finds them itself: jest cannot tell which are related to what.
  jest: { configFile: "test/mutation/jest.config.cjs", enableFindRelatedTests: false },
  coverageAnalysis: "perTest",
  concurrency: 2,
  // An endless loop is found by counting; a busy machine must not pass for a killed mutant.
  timeoutMS: 60_000,
  ignorePatterns: ["dist", "bench", ".demo", "coverage"],
  reporters: ["clear-text", "html", "json", "progress"],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  warnings: { slow: false },
  thresholds: { high: 95, low: 92, break: 90 },
};
