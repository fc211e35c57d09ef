import {publishedFiles} from "./data-loaders/advance.js";
import {loadSettings} from "./data-loaders/config/load.js";
import {COURSE} from "./data-loaders/config/schema.js";
import {lessons} from "./lib/course/lessons.js";
import {escapeXml} from "./lib/escape-xml.js";
import {languageOf, languages, pathIn} from "./lib/languages.js";
import type {Language} from "./lib/languages.js";
import {latencyFile} from "./lib/registry/latency.js";
import type {MonitorNames} from "./src/components/named.js";
import {namesOf as inEnglish} from "./src/messages/names.en.js";
import {namesOf as inChinese} from "./src/messages/names.zh-TW.js";

const {config} = await loadSettings();
const {title, monitors} = config;

/** Addresses in the first language of the pages that every language has, but for those that no parameter is in. */
const parameterised = [
  ...lessons.map(({slug}) => `/learn/${slug}`),
  ...monitors.flatMap(({id}) =>
    ["", "serve", "journal", "performance", "policy"].map((page) => `/monitor/${id}/${page}`)
  )
];
const pagePaths = ["/", "/learn/", "/learn/teaching", ...parameterised];

/**
 * The lessons and the pages of monitors in every language, and each monitor's files at addresses that stay,
 * `/data/<id>/<name>`: machines read some, and pages fetch others when asked. So are the times of the course: in a file with
 * a hash in its name they would make every page that names it another.
 */
async function* publishedPaths(): AsyncGenerator<string> {
  for (const language of languages) yield* parameterised.map((path) => pathIn(language, path));
  for (const {id} of monitors) {
    for (const name of Object.keys(await publishedFiles(config, id))) yield `/data/${id}/${name}`;
  }
  yield `/data/${COURSE}/${latencyFile}`;
}

const namesOf: Readonly<Record<Language, (monitor: string) => MonitorNames | null>> = {
  en: inEnglish,
  "zh-TW": inChinese
};

/** The monitors' first pages, by the names that a language has for them. */
function reportsIn(language: Language): {readonly name: string; readonly path: string}[] {
  return monitors.map(({id, title: own}) => {
    return {name: namesOf[language](id)?.title ?? own, path: pathIn(language, `/monitor/${id}/`)};
  });
}

const description = "Notebook-style, interactive reports on machine-learning models in production";

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke-width="3"><path d="M3 24c5 0 5-16 9-16s4 16 9 16" stroke="#5b6b7c"/><path d="M11 24c5 0 5-16 9-16s4 16 9 16" stroke="#0b6bcb"/></svg>`;

const head = `<meta name="description" content="${description}">
<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#161616" media="(prefers-color-scheme: dark)">
<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,${Buffer.from(icon).toString("base64")}">
<link rel="stylesheet" href="/masthead.css">`;

/** What stands around pages, by language; each language is called by its own name. */
const words: Readonly<Record<Language, Readonly<Record<"own" | "course" | "site" | "footer", string>>>> = {
  en: {
    own: "English",
    course: "Course",
    site: "Site",
    footer: "Every number on this site is computed in its build, from the data and the code it names."
  },
  "zh-TW": {
    own: "正體中文",
    course: "課程",
    site: "網站",
    footer: "本站的每個數字都在建置時，由頁面所載明的資料與程式碼計算而來。"
  }
};

/** Returns a page's address in the first language, if it is one that all languages have; null otherwise. */
function sharedPath(path: string): string | null {
  const language = languageOf(path);
  const plain = (language === languages[0] ? path : path.slice(language.length + 1)).replace(/\/index$/, "/");
  return pagePaths.includes(plain) ? plain : null;
}

/** The line at the top of a page, in the place of Framework's sidebar, whose switch lies outside every landmark. */
function header({path}: {path: string}): string {
  const language = languageOf(path);
  const shared = sharedPath(path);
  const course = {name: words[language].course, path: pathIn(language, "/learn/")};
  const home = {name: title, path: pathIn(language, "/")};
  const links = [home, course, ...reportsIn(language)].map(({name, path: target}) => {
    const isHere = path === target.replace(/\/$/, "/index");
    return `<a href="${target}"${isHere ? ' aria-current="page"' : ""}>${escapeXml(name)}</a>`;
  });
  const others = languages
    .filter((other) => shared !== null && other !== language)
    .map((other) => `<a href="${pathIn(other, shared!)}" hreflang="${other}" lang="${other}">${words[other].own}</a>`);
  return `<nav aria-label="${words[language].site}">${[...links, ...others].join("")}</nav>`;
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
  footer: ({path}: {path: string}) => words[languageOf(path)].footer,
  search: false,
  sidebar: false,
  pager: true,
  toc: {label: "On this page"},
  pages: [{name: "Monitor", pager: null, pages: reportsIn(languages[0])}],
  dynamicPaths: publishedPaths
};
