import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** `terraform`, else `tofu`, else undefined: the first of them that PATH has. */
export function findTerraform(env: NodeJS.ProcessEnv): "terraform" | "tofu" | undefined {
  return (["terraform", "tofu"] as const).find((name) => isOnPath(name, env));
}

function isOnPath(name: string, env: NodeJS.ProcessEnv): boolean {
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
