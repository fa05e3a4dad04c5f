import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";
import { layers, pure } from "./layers.mjs";

const allows = (allowed, name) =>
  allowed.some(
    (pattern) =>
      pattern === name ||
      (pattern.endsWith("*") && name.startsWith(pattern.slice(0, -1))) ||
      name.startsWith(`${pattern}/`),
  );

/** An import that the table in layers.mjs does not allow is an error where it stands. */
const layering = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const file = context.filename.replaceAll("\\", "/").slice(import.meta.dirname.length + 1);
    const home = Object.keys(layers).find((folder) => file.startsWith(`${folder}/`));
    if (!home) return {};
    const check = (node) => {
      if (!node.source) return;
      const target = node.source.value;
      const name = target.startsWith(".") ? new URL(target, `file:///${file}`).pathname.slice(1) : target;
      if (name.startsWith(`${home}/`) || allows(layers[home], name)) return;
      context.report({ node, message: `${home} may not import ${name} (layers.mjs).` });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

export default tseslint.config(
  { ignores: ["node_modules", "dist", "**/generated", ".vscode-real"] },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { house: { rules: { layering } } },
    rules: {
      "house/layering": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      // `const { left, ...rest }` is how a value is made without a field.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "max-lines": ["error", { max: 250, skipBlankLines: false, skipComments: false }],
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true } }],
    },
  },
  {
    // Whatever a file or a tenant says, no pattern takes longer than its text is long.
    files: ["server/src/**/*.ts", "client/src/**/*.ts"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential", ignoreSticky: true, ignorePartial: false }],
    },
  },
  {
    // What each edit makes anew; docs/keystroke.md says why.
    files: ["server/src/document/**/*.ts", "server/src/lsp/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "ObjectExpression > Property[kind='get']", message: "What has a getter is a class." },
      ],
    },
  },
  {
    files: pure.map((folder) => `${folder}/**/*.ts`),
    rules: {
      "no-restricted-globals": [
        "error",
        ...["fetch", "setTimeout", "setInterval", "setImmediate", "process", "Buffer", "console", "performance"],
      ],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now" },
        { object: "Math", property: "random" },
      ],
    },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      // node:test returns promises that the runner itself awaits.
      "@typescript-eslint/no-floating-promises": "off",
      "no-restricted-imports": ["error", { name: "fast-check", message: "Take it from test/properties.ts." }],
    },
  },
  { files: ["test/properties.ts"], rules: { "no-restricted-imports": "off" } },
);
