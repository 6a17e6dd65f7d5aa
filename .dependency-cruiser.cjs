/**
 * The layers of `src/`: each folder and what it may import. Everything that is not listed is forbidden.
 * The table stands, with reasons, in docs/ARCHITECTURE.md.
 */
const LAYERS = {
  diagnostics: [],
  tenant: [],
  rbac: ["diagnostics"],
  schema: ["diagnostics"],
  resources: ["diagnostics", "rbac", "schema", "tenant"],
  manifest: ["diagnostics", "rbac", "resources", "schema", "tenant"],
  lifecycle: ["diagnostics", "rbac", "resources", "schema", "tenant"],
  client: ["diagnostics", "schema", "tenant"],
  engine: ["diagnostics", "lifecycle", "manifest", "rbac", "resources", "schema", "tenant"],
  report: ["diagnostics", "generated/access-page", "lifecycle", "rbac", "schema"],
  export: ["diagnostics", "lifecycle", "manifest", "rbac", "resources", "schema", "tenant"],
  emulator: ["schema", "tenant"],
  constructs: [
    "diagnostics",
    "generated/bindings",
    "lifecycle",
    "manifest",
    "rbac",
    "resources",
    "schema",
    "tenant",
  ],
  terraform: [
    "diagnostics",
    "generated/protocol",
    "lifecycle",
    "rbac",
    "resources",
    "schema",
    "tenant",
  ],
};

/** Where the parts are wired together. */
const WIRING = ["^src/cli/", "^src/terraform/main\\.ts$", "^src/index\\.ts$"];

const rules = Object.entries(LAYERS).map(([folder, allowed]) => ({
  name: `${folder}-imports`,
  comment: `src/${folder} may import ${allowed.join(", ") || "no other layer"}.`,
  severity: "error",
  from: { path: `^src/${folder}/`, pathNot: WIRING },
  to: {
    path: "^src/",
    pathNot: [folder, ...allowed].map((name) => `^src/${name}/`),
  },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...rules,
    {
      name: "no-circular",
      comment: "Two files that need each other are one file, or miss a third.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/generated/" },
      to: { circular: true },
    },
    {
      name: "cdktf-in-constructs-only",
      comment: "The command and the provider work where cdktf is not installed.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/constructs/", "^src/generated/bindings/"] },
      to: { path: "node_modules/(cdktf|constructs)/" },
    },
    {
      name: "no-dev-dependencies",
      comment: "What ships imports only what is installed with it.",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev"], pathNot: "node_modules/(cdktf|constructs|@types)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: { extensions: [".ts", ".js", ".d.ts"] },
  },
};
