/**
 * Runs `every-test-of-rbac.ts` for Stryker without jest around it: by jest's own `expect` and `jest-each`, and in a process
 * that keeps the code loaded. A mutant takes milliseconds then, where a run of jest takes half a second and more.
 * Knows no hooks and no mocks: a test that wants them fails at once, by name. `--testRunner jest` runs the same under jest.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { PluginKind } from "@stryker-mutator/api/plugin";
import { DryRunStatus, MutantRunStatus, TestStatus } from "@stryker-mutator/api/test-runner";
import { expect } from "expect";
import { bind } from "jest-each";
import { forgetSources, loadSources } from "./load-sources.mjs";

const ENTRY = join("test", "mutation", "every-test-of-rbac.ts");
/** Where instrumented code reads the active mutant and writes what is covered. */
const stryker = (globalThis.__stryker__ ??= {});

class InProcessRunner {
  #tests = undefined;
  /** By test, in milliseconds: quick tests first, for the first failure ends a run. */
  #took = new Map();

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    stryker.mutantCoverage = { static: {}, perTest: {} };
    try {
      this.#load();
    } catch (error) {
      return { status: DryRunStatus.Error, errorMessage: String(error?.stack ?? error) };
    }
    const tests = [];
    for (const test of this.#tests.values()) {
      stryker.currentTestId = test.id;
      const failure = await this.#run(test);
      const told = { id: test.id, name: test.id, timeSpentMs: this.#took.get(test.id) };
      tests.push(
        failure === undefined
          ? { ...told, status: TestStatus.Success }
          : { ...told, status: TestStatus.Failed, failureMessage: failure },
      );
    }
    stryker.currentTestId = undefined;
    // Loaded code goes on counting in the same object.
    const mutantCoverage = structuredClone(stryker.mutantCoverage);
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  async mutantRun({ activeMutant, mutantActivation, hitLimit, testFilter }) {
    const whileLoading = mutantActivation === "static";
    try {
      if (!whileLoading && this.#tests === undefined) this.#load();
      Object.assign(stryker, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
      if (whileLoading) this.#load();
      return await this.#firstFailure(testFilter, hitLimit);
    } catch (error) {
      return { status: MutantRunStatus.Error, errorMessage: String(error?.stack ?? error) };
    } finally {
      Object.assign(stryker, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
      // What was loaded under a mutant keeps it.
      if (whileLoading) this.#tests = undefined;
    }
  }

  async #firstFailure(testFilter, hitLimit) {
    const wanted = testFilter?.map((id) => this.#tests.get(id)) ?? [...this.#tests.values()];
    const tests = wanted.sort((a, b) => this.#tookBy(a) - this.#tookBy(b));
    for (const [index, test] of tests.entries()) {
      const failure = await this.#run(test);
      if (hitLimit !== undefined && stryker.hitCount > hitLimit)
        return { status: MutantRunStatus.Timeout, reason: "Hit limit reached" };
      if (failure !== undefined)
        return {
          status: MutantRunStatus.Killed,
          killedBy: [test.id],
          failureMessage: failure,
          nrOfTests: index + 1,
        };
    }
    return { status: MutantRunStatus.Survived, nrOfTests: tests.length };
  }

  async #run({ id, run }) {
    const start = performance.now();
    try {
      await run();
      return undefined;
    } catch (error) {
      return String(error?.message ?? error);
    } finally {
      // Of a test that failed early nothing is learnt.
      this.#took.set(id, Math.max(this.#took.get(id) ?? 0, performance.now() - start));
    }
  }

  #tookBy({ id }) {
    return this.#took.get(id) ?? 0;
  }

  #load() {
    this.#tests = undefined;
    forgetSources();
    this.#tests = collectTests();
  }
}

/** Loads the tests afresh, and with them all code under test: by full name, with a number for one that comes again. */
function collectTests() {
  const tests = new Map();
  let names = [];
  const describe = (name, block) => {
    names.push(name);
    block();
    names.pop();
  };
  const it = (name, run) => {
    const full = [...names, name].join(" ");
    let id = full;
    for (let again = 2; tests.has(id); again += 1) id = `${full} (${again})`;
    tests.set(id, { id, run });
  };
  for (const taker of [describe, it]) taker.each = bind(taker, false);
  const require = createRequire(join(process.cwd(), ENTRY));
  const mocks = loadSources();
  const jest = {
    requireActual: require,
    doMock: (name, factory) => mocks.set(name, factory()),
  };
  Object.assign(globalThis, { describe, it, test: it, expect, jest });
  require(`./${ENTRY.split(/[\\/]/).at(-1)}`);
  return tests;
}

export const strykerPlugins = [
  { kind: PluginKind.TestRunner, name: "in-process", injectableClass: InProcessRunner },
];
