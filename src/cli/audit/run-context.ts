import { execFileSync } from "node:child_process";
import { userInfo } from "node:os";
import { dirname, resolve } from "node:path";
import type { Io } from "../io";

/** Who runs the command and from what, as far as the surroundings tell. */
export interface RunContext {
  /** The person: of the CI system, or of this machine. */
  readonly actor: string;
  /** The commit of the desired state, from the CI system or from git; absent outside of one. */
  readonly commit?: string;
  /** The CI system's own address of the run. */
  readonly job?: string;
}

const ACTORS = [
  "GITHUB_ACTOR",
  "GITLAB_USER_LOGIN",
  "BUILD_REQUESTEDFOR",
  "BITBUCKET_STEP_TRIGGERER_UUID",
];
const COMMITS = [
  "GITHUB_SHA",
  "CI_COMMIT_SHA",
  "BUILD_SOURCEVERSION",
  "BITBUCKET_COMMIT",
  "GIT_COMMIT",
];
const JOBS = ["CI_JOB_URL", "BUILD_URL"];

/** `files`: what the desired state was read from; its commit is theirs. */
export function runContext(
  { env, cwd }: Pick<Io, "env" | "cwd">,
  files: readonly string[],
): RunContext {
  const first = (names: readonly string[]) =>
    names.map((name) => env[name]).find((value) => value !== undefined && value !== "");
  const [from] = files.map((file) => dirname(resolve(cwd, file)));
  const commit = first(COMMITS) ?? commitOf(from ?? cwd) ?? commitOf(cwd);
  const job = first(JOBS) ?? githubJob(env);
  return {
    actor: first(ACTORS) ?? ownName(),
    ...(commit === undefined ? {} : { commit }),
    ...(job === undefined ? {} : { job }),
  };
}

function githubJob(env: NodeJS.ProcessEnv): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  return server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined;
}

function ownName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run as a user that has no name.
    return `uid ${process.getuid?.() ?? "unknown"}`;
  }
}

/** With `+` at its end where files that git knows were changed since. */
function commitOf(cwd: string): string | undefined {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  try {
    const commit = git("rev-parse", "HEAD").trim();
    return git("status", "--porcelain", "--untracked-files=no").trim() === ""
      ? commit
      : `${commit}+`;
  } catch {
    return undefined;
  }
}
