import {SingleBar} from "cli-progress";

/** The progress of one stage. */
export interface Bar {
  /** Marks `count` more steps as done (1 by default). */
  step(count?: number): void;
  /** Ends the stage; `note` is added to its last line. */
  done(note?: string): void;
}

/** Shows a bar on a terminal, and elsewhere one plain line when the stage ends. */
export function startBar(label: string, total: number, stream: NodeJS.WriteStream): Bar {
  if (!stream.isTTY) {
    return {
      step: () => {},
      done: (note) => void stream.write(`${label}: ${total}${note ? ` · ${note}` : ""}\n`)
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
    step: (count = 1) => bar.increment(count),
    done: (note = "") => {
      bar.update(total, {note});
      bar.stop();
    }
  };
}
