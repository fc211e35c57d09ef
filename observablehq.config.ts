import {loadSettings, stableFiles} from "./data-loaders/config.js";

const {
  config: {title, monitors}
} = await loadSettings();

const description = "Notebook-style, interactive reports on machine-learning models in production";

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M3 24c5 0 5-16 10-16s5 16 10 16" fill="none" stroke="#708090" stroke-width="3"/><path d="M9 24c5 0 5-16 10-16s5 16 10 16" fill="none" stroke="#2f6fb0" stroke-width="3"/></svg>`;

const head = `<meta name="description" content="${description}">
<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#161616" media="(prefers-color-scheme: dark)">
<link rel="icon" type="image/svg+xml" href="data:image/svg+xml,${encodeURIComponent(icon)}">`;

export default {
  root: "src",
  output: process.env["DRIFTBOOK_OUTPUT"] ?? "dist",
  title,
  style: "style.css",
  // naming the one style sheet that inputs need also keeps Framework from asking for a web font
  globalStylesheets: ["observablehq:stdlib/inputs.css"],
  head,
  footer: `${title}: what is shown is computed in the build from the data and code of this site.`,
  search: false,
  pager: true,
  toc: {label: "On this page"},
  pages: [
    {name: "Learn", pager: "learn", pages: [{name: "The Boston model", path: "/learn/the-boston-model"}]},
    {name: "Monitor", pager: null, pages: monitors.map(({id, title}) => ({name: title, path: `/monitor/${id}/`}))}
  ],
  dynamicPaths: monitors.flatMap((monitor) => [
    `/monitor/${monitor.id}/`,
    ...stableFiles(monitor).map((name) => `/data/${monitor.id}/${name}`)
  ])
};
