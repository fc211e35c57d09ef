import fc from "fast-check";

// Run before each file of tests: the same cases on every machine, whatever file was run before in the same process.
fc.configureGlobal({seed: 20240301});
