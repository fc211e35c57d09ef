import {standingBundle} from "./data-loaders/advance.js";
import {loadSettings} from "./data-loaders/config/load.js";
import {escapeXml} from "./lib/escape-xml.js";

const {config} = await loadSettings();
const {title, monitors} = config;

/**
 * Each monitor's page, and its files at addresses that stay, `/data/<id>/<name>`: machines read some, and pages fetch
 * others when asked.
 */
async function* publishedPaths(): AsyncGenerator<string> {
  for (const {id} of monitors) {
    yield `/monitor/${id}/`;
    yield `/monitor/${id}/serve`;
    yield `/monitor/${id}/journal`;
    yield `/monitor/${id}/performance`;
    yield `/monitor/${id}/policy`;
    for (const name of Object.keys(await standingBundle(config, id))) yield `/data/${id}/${name}`;
  }
}

const lessons = [{name: "The Boston model", path: "/learn/the-boston-model"}];
const reports = monitors.map((monitor) => ({name: monitor.title, path: `/monitor/${monitor.id}/`}));

const description = "Notebook-style, interactive reports on machine-learning models in production";

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke-width="3"><path d="M3 24c5 0 5-16 9-16s4 16 9 16" stroke="#5b6b7c"/><path d="M11 24c5 0 5-16 9-16s4 16 9 16" stroke="#0b6bcb"/></svg>`;

const head = `<meta name="description" content="${description}">
<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#161616" media="(prefers-color-scheme: dark)">
<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,${Buffer.from(icon).toString("base64")}">
<link rel="stylesheet" href="/masthead.css">`;

/** The line at the top of a page, in the place of Framework's sidebar, whose switch lies outside every landmark. */
function header({path}: {path: string}): string {
  const links = [{name: title, path: "/"}, ...lessons, ...reports].map(({name, path: target}) => {
    const isHere = path === target.replace(/\/$/, "/index");
    return `<a href="${target}"${isHere ? ' aria-current="page"' : ""}>${escapeXml(name)}</a>`;
  });
  return `<nav aria-label="Site">${links.join("")}</nav>`;
}

export default {
  root: "src",
  output: process.env["DRIFTBOOK_OUTPUT"] ?? "dist",
  title,
  style: "style.css",
  // Framework's own choice would ask another site for a web font
  globalStylesheets: [],
  head,
  header,
  footer: "Every number on this site is computed in its build, from the data and the code it names.",
  search: false,
  sidebar: false,
  pager: true,
  toc: {label: "On this page"},
  pages: [
    {name: "Learn", pager: "learn", pages: lessons},
    {name: "Monitor", pager: null, pages: reports}
  ],
  dynamicPaths: publishedPaths
};
