import importX from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

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
      eqeqeq: ["error", "always", {null: "ignore"}]
    }
  },
  {files: ["*.config.{js,ts}", "test/**/*.config.ts"], rules: {"import-x/no-default-export": "off"}}
);
