import {html} from "htl";
import {cronJobText, faultsOf} from "../../lib/course/closing-the-loop/cron-job.js";
import type {CronJobForm} from "../../lib/course/closing-the-loop/cron-job.js";
import {isFault, parseCron, runsInYear} from "../../lib/course/closing-the-loop/cron.js";
import type {JobWords} from "../../messages/closing-the-loop.en.js";
import type {CommonWords} from "../../messages/common.en.js";
import {copyLink} from "../chart-figure.js";
import {radios, range} from "../controls.js";
import {explorable} from "../lesson/explorable.js";
import {integer, oneOf} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {choice, textLine} from "./fields.js";
import {line} from "./form-state.js";

/** Schedules to begin with: those that the site itself could use. */
const presets = {daily: "17 4 * * *", weekly: "17 4 * * 1", hourly: "17 * * * *"} as const;
type Preset = keyof typeof presets;
const presetIds = Object.keys(presets) as Preset[];

const timeZones = [
  "Etc/UTC",
  "Asia/Taipei",
  "Asia/Tokyo",
  "Europe/Berlin",
  "Europe/London",
  "America/New_York"
] as const;

/** The year in which runs are counted: one of 365 days that begins on a Thursday. */
const YEAR = 2026;

/** A form that writes the manifest of a job; nothing is run. */
export function jobForm({words, common}: {readonly words: JobWords; readonly common: CommonWords}): HTMLElement {
  const store = createStore<CronJobForm>("b", {
    schedule: line(presets.daily),
    timeZone: oneOf(timeZones, "Asia/Taipei"),
    image: line("node:20"),
    repository: line("https://example.com/driftbook.git"),
    volume: line("driftbook-work"),
    size: integer(10, 1, 100)
  });
  const controls = controlsOf(store, words);
  const text = html`<pre class="job-text" tabindex="0" aria-label=${words.text}></pre>` as HTMLElement;
  const copy = copyLink({...common, copyLink: words.copy, linkCopied: words.copied}, () => text.textContent ?? "");
  return explorable({
    ...{id: "b", label: words.label, words: common, store},
    content: (result) => [controls.element, result, text, copy],
    draw(form) {
      controls.update(form);
      const faults = faultsOf(form);
      text.hidden = copy.hidden = faults.length > 0;
      const cron = parseCron(form.schedule);
      if (faults.length > 0 || isFault(cron)) return words.faulty(faults.length);
      text.textContent = cronJobText(form);
      return words.result(runsInYear(cron, YEAR), YEAR, form.timeZone);
    }
  });
}

function controlsOf(store: Store<CronJobForm>, words: JobWords) {
  const preset = radios(
    words.preset,
    presetIds.map((value) => ({value, label: words.presets[value]})),
    (value) => store.set({schedule: presets[value]})
  );
  const timeZone = choice<string>(
    words.timeZone,
    timeZones.map((value) => ({value, label: value})),
    (value) => store.set({timeZone: value}),
    true
  );
  const lineOf = (field: "schedule" | "image" | "repository" | "volume") =>
    [field, textLine(words[field], (value) => store.set({[field]: value}))] as const;
  const lines = (["schedule", "image", "repository", "volume"] as const).map(lineOf);
  const [schedule, ...others] = lines.map(([field, {element}]) => store.control(field, element));
  const size = range(words.size, {min: 1, max: 100, step: 1, format: words.sizeValue}, (value) =>
    store.set({size: value})
  );
  return {
    element: html`<div class="job-fields">
      ${store.control("schedule", preset.element)} ${schedule} ${store.control("timeZone", timeZone.element)} ${others}
      ${store.control("size", size.element)}
    </div>` as HTMLElement,
    update(form: CronJobForm): void {
      const faults = faultsOf(form);
      preset.update(presetIds.find((id) => presets[id] === form.schedule) ?? ("" as Preset));
      timeZone.update(form.timeZone);
      size.update(form.size);
      for (const [field, control] of lines) {
        const fault = faults.find((one) => one.field === field);
        control.update({text: form[field], fault: fault ? words.fault(fault) : null});
      }
    }
  };
}
