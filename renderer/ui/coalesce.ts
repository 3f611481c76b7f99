/**
 * "Never overlap, never miss the last": while a task runs, any number of further calls become one more run after it.
 * Events come faster than answers; without this they would queue up behind each other.
 */
export function coalesce(task: () => Promise<void>, pauseMs = 0): () => void {
  let running = false;
  let again = false;

  async function run(): Promise<void> {
    running = true;
    try {
      do {
        again = false;
        await task();
        if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      } while (again);
    } finally {
      running = false;
    }
  }

  return () => {
    if (running) again = true;
    else void run();
  };
}
