import {SingleBar} from "cli-progress";

/** The progress of one stage. */
export interface Bar {
  /** Marks one more step as done, with a note on how things stand. */
  step(note?: string): void;
  /** Ends the stage. */
  done(): void;
}

/** Shows nothing: what is part of another stage has no bar of its own. */
export function noBar(): Bar {
  return {step: () => {}, done: () => {}};
}

/** Shows a bar on a terminal, and elsewhere one plain line when the stage ends. */
export function startBar(label: string, total: number, stream: NodeJS.WriteStream): Bar {
  if (!stream.isTTY) {
    return {
      step: () => {},
      done: () => void stream.write(`${label}: ${total}\n`)
    };
  }
  const bar = new SingleBar({
    format: "{label} {bar} {value}/{total} {note}",
    stream,
    barsize: 24,
    barCompleteChar: "━",
    barIncompleteChar: "─",
    hideCursor: true
  });
  bar.start(total, 0, {label: label.padEnd(24), note: ""});
  return {
    step: (note = "") => bar.increment(1, {note}),
    done: () => {
      bar.update(total);
      bar.stop();
    }
  };
}
