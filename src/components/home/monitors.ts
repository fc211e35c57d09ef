import {html} from "htl";
import type {Overview} from "../../lib/overview.js";
import type {Messages} from "../../messages/messages.js";
import {partitionsOf} from "../partitions.js";
import {headlineFacts} from "./headline.js";
import {streamTable} from "./stream-table.js";
import {CEILING} from "./strips.js";

interface MonitorOptions {
  /** returns the address of a monitor's report, or of one of its streams */
  readonly href: (monitor: string, stream: string | null) => string;
}

/** What every monitor shows: each simulated one with all its streams, the others together. */
export function monitorFigures(
  messages: Messages<"home" | "partitions">,
  overviews: readonly Overview[],
  options: MonitorOptions
): HTMLElement {
  const isSimulated = ({streams}: Overview): boolean => streams.some(({simulated}) => simulated);
  const reports = overviews.filter((overview) => !isSimulated(overview));
  return html`<div class="home-figures">
    ${overviews.filter(isSimulated).map((overview) => simulationFigure(messages, overview, options))}
    ${reports.length > 0 ? reportsFigure(messages, reports, options) : null}
  </div>` as HTMLElement;
}

function simulationFigure(messages: Messages<"home">, overview: Overview, {href}: MonitorOptions): HTMLElement {
  const {id, features, streams} = overview;
  return streamTable(messages, {
    title: messages.home.homeWords.title(headlineFacts(streams, features)),
    subtitle: messages.home.homeWords.subtitle(overview, CEILING),
    heading: html`${messages.home.homeWords.stream} <span class="tag">${messages.home.homeWords.simulated}</span>`,
    rows: streams.map((stream) => {
      return {monitor: overview, stream, name: stream.title, about: "", href: href(id, stream.id)};
    })
  });
}

function reportsFigure(
  messages: Messages<"home" | "partitions">,
  overviews: readonly Overview[],
  {href}: MonitorOptions
): HTMLElement {
  return streamTable(messages, {
    title: messages.home.homeWords.reportsTitle(overviews),
    subtitle: messages.home.homeWords.reportsSubtitle(CEILING),
    heading: messages.home.homeWords.monitor,
    rows: overviews.flatMap((monitor) =>
      monitor.streams.map((stream) => ({
        ...{monitor, stream},
        name: monitor.streams.length === 1 ? monitor.title : `${monitor.title}: ${stream.title}`,
        about: messages.home.homeWords.extent(
          partitionsOf(messages, monitor, stream.last === null ? [] : [stream.last]),
          stream
        ),
        href: href(monitor.id, monitor.streams.length === 1 ? null : stream.id)
      }))
    )
  });
}
