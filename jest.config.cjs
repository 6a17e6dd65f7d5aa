/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  // Jest leaves a core free by default; most of the time here is waiting for other processes.
  maxWorkers: "100%",
  roots: ["<rootDir>/test"],
  // A folder for the run, and the word on whether Terraform is there.
  globalSetup: "<rootDir>/test/acceptance/harness/global-setup.ts",
  globalTeardown: "<rootDir>/test/acceptance/harness/global-teardown.ts",
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: { target: "es2022", parser: { syntax: "typescript" } },
        module: { type: "commonjs" },
      },
    ],
  },
  // Terraform starts the provider anew for each step: some tests take seconds, and on a busy machine many.
  testTimeout: 60_000,
  moduleFileExtensions: ["ts", "js", "json"],
};
