import type { Deployer } from "../../access/declared-access";
import { type AccessFinding, findingOf, type Keyed } from "../../access/finding";
import {
  type DeployerOperation,
  PREREQUISITES,
  showDeployerLevels,
  showPrerequisite,
} from "../../prerequisites";
import type { Rule } from "../rule";

interface About {
  readonly principal?: Keyed;
  readonly role?: Keyed;
}

/** The finding on a declaration that the deployer cannot carry out. */
export function prerequisiteFinding(
  rule: Rule,
  at: string,
  operation: DeployerOperation,
  deployer: Deployer,
  about: About,
): AccessFinding {
  return findingOf(rule, at, {
    detail: `${showPrerequisite(operation)} ${showDeployerLevels(operation, deployer.permissions)}`,
    sources: PREREQUISITES[operation].sources,
    ...about,
  });
}
