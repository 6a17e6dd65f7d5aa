import tseslint from "typescript-eslint";

export default tseslint.config(
  {
    ignores: [
      "dist/",
      "node_modules/",
      "coverage/",
      "src/generated/",
      "**/cdktf.out/",
      "**/.terraform/",
      ".demo/",
      "reports/",
      ".stryker-tmp/",
      "**/*.cjs",
      "**/*.mjs",
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: [
          "./src/tsconfig.json",
          "./src/report/html/page/tsconfig.json",
          "./test/browser/tsconfig.json",
          "./tsconfig.json",
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // A template may hold numbers; everything else is turned into text on purpose.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // A name that starts with an underscore says that the value is not wanted.
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      // `record["field"]` is how strict TypeScript reads an index signature.
      "@typescript-eslint/dot-notation": "off",
      // An async function without await answers a promise because its table wants one.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Overloads that are told apart by a comment of their own are easier to read.
      "@typescript-eslint/unified-signatures": "off",
      "max-lines": ["error", { max: 300, skipBlankLines: false, skipComments: false }],
      "max-lines-per-function": ["error", { max: 60 }],
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  {
    files: ["test/**", "scripts/**", "examples/**", "bench/**"],
    rules: {
      "max-lines": "off",
      "max-lines-per-function": "off",
      "no-console": "off",
      // A test may say that something is there: it fails where it is not.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
);
