export default {root: "src", title: "Driftbook", globalStylesheets: ["observablehq:stdlib/inputs.css"], pages: [], search: false, output: process.env.DRIFTBOOK_OUTPUT ?? "dist"};
