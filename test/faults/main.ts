import { runScenario, type ScenarioResult } from "./scenario";

function whole(name: string, absent: number): number {
  const text = process.env[name];
  if (text === undefined || text === "") return absent;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new RangeError(`${name} is ${text}: it must be a whole number from 1 up.`);
}

async function main(): Promise<void> {
  const count = whole("FAULTS_SCENARIOS", 200);
  const first = whole("FAULTS_SEED", 1);
  const started = performance.now();
  const results: ScenarioResult[] = [];
  for (let seed = first; seed < first + count; seed += 1) {
    const result = await runScenario(seed);
    results.push(result);
    if (result.problems.length > 0) show(result);
  }
  const sum = (of: (result: ScenarioResult) => number) =>
    results.reduce((total, result) => total + of(result), 0);
  const failed = results.filter(({ problems }) => problems.length > 0);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${count} scenarios in ${seconds} s: ${sum(({ requests }) => requests)} requests, ` +
      `${sum(({ fired }) => fired)} faults; ${sum(({ atFirst }) => (atFirst ? 1 : 0))} came to their end ` +
      `at the first run; ${failed.length} went wrong.`,
  );
  if (failed.length > 0) process.exitCode = 1;
}

function show({ seed, problems, plan }: ScenarioResult): void {
  console.error(`Seed ${seed} went wrong:`);
  for (const problem of problems) console.error(`  ${problem}`);
  console.error(`  faults: ${JSON.stringify(plan)}`);
  console.error(`  again: FAULTS_SEED=${seed} FAULTS_SCENARIOS=1 npm run test:faults`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
