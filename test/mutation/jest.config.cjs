const { globalSetup, globalTeardown, ...jest } = require("../../jest.config.cjs");

/** The tests that a mutant must face: no folder of a run and no Terraform, so neither setup nor teardown. */
module.exports = {
  ...jest,
  rootDir: "../..",
  testEnvironment: require.resolve("./first-failure-environment.cjs"),
  testMatch: ["<rootDir>/test/mutation/every-test-of-rbac.ts"],
};
