const FRAME_MS = 50;

/** Moves a film along. */
interface Projector {
  play(): void;
  stop(): void;
  /** plays, or stops where it is */
  toggle(): void;
  isPlaying(): boolean;
}

/**
 * Shows one frame after the other, from the one that is shown, or from the first when that is the last. Readers who ask
 * for less motion are taken to the last at once.
 * @param last number of the last frame; the first is 1
 */
export function projector(last: number, shown: () => number, show: (frame: number) => void): Projector {
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  const advance = (): void => {
    const next = Math.min(last, shown() + 1);
    if (next === last) stop();
    show(next);
  };
  const play = (): void => {
    stop();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return show(last);
    timer = setInterval(advance, FRAME_MS);
    show(shown() >= last ? 1 : shown());
  };
  const isPlaying = (): boolean => timer !== undefined;
  const toggle = (): void => {
    if (!isPlaying()) return play();
    stop();
    show(shown());
  };
  return {play, stop, toggle, isPlaying};
}
