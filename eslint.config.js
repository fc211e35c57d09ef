import importX from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

// test/architecture.test.ts holds the directions of imports in full; here are those that show while one types
const remoteImports = {
  regex: "^(npm|jsr|https?):",
  message: "import from node_modules: it is locked and needs no network"
};

function restrictImports(files, patterns) {
  return {files, rules: {"no-restricted-imports": ["error", {patterns: [remoteImports, ...patterns]}]}};
}

export default tseslint.config(
  {
    ignores: ["node_modules", "dist", "dist.*", ".driftbook", "src/.observablehq", "src/lib", "src/data", "test/output"]
  },
  ...tseslint.configs.recommended,
  {
    plugins: {"import-x": importX},
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", {fixStyle: "separate-type-imports"}],
      "@typescript-eslint/no-explicit-any": "error",
      "import-x/no-default-export": "error",
      "import-x/order": ["error", {alphabetize: {order: "asc"}}],
      "no-console": "error",
      "no-restricted-imports": ["error", {patterns: [remoteImports]}],
      eqeqeq: ["error", "always", {null: "ignore"}]
    }
  },
  {
    files: ["lib/**/*.ts"],
    rules: {"max-lines-per-function": ["error", {max: 40, skipBlankLines: true, skipComments: true}]}
  },
  restrictImports(["lib/**/*.ts"], [{regex: "^node:", message: "lib is pure: no input, no output"}]),
  restrictImports(
    ["src/components/**/*.ts", "src/messages/**/*.ts"],
    [{regex: "^node:|(^|/)data(-loaders)?/", message: "a component is given its data and runs in a browser"}]
  ),
  restrictImports(
    ["data-loaders/**/*.ts"],
    [{regex: "\\.zip\\.js$|/src/", message: "a loader is a program of its own, and knows nothing of pages"}]
  ),
  {files: ["**/*.d.ts", "*.config.{js,ts}", "test/**/*.config.ts"], rules: {"import-x/no-default-export": "off"}}
);
