/** Resolves at the start of the next frame, with its time in milliseconds. */
export function frame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
}

/** Lets `n` frames pass. */
export async function frames(n: number): Promise<void> {
  for (let i = 0; i < n; ++i) await frame();
}

/** Resolves when the frame in progress has been laid out and painted: a message waits for that, a promise does not. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
}
