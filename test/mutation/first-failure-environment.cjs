const { TestEnvironment } = require("jest-environment-node");

/** One failed test kills a mutant: those after it are skipped. Jest bails between files only, and here is one file. */
module.exports = class FirstFailureEnvironment extends TestEnvironment {
  failed = false;

  async handleTestEvent({ name, test }) {
    if (name === "test_fn_failure" || name === "hook_failure") this.failed = true;
    if (name === "test_start" && this.failed) test.mode = "skip";
  }
};
