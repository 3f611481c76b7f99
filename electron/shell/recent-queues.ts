import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { RecentQueue } from '../../shared/contract/queue.ts';

const KEPT = 12;
/** A share whose server is gone answers after minutes; nobody waits for it on the first screen. */
const LOOK_MS = 800;
const fileSchema = z.array(z.object({ path: z.string(), openedAtMs: z.number() }));

/** Queues opened before, newest first, kept in `recent.json` of the data folder. */
export function createRecentQueues(dataFolder: string) {
  const file = path.join(dataFolder, 'recent.json');
  let kept = read(file);
  const keep = async (next: typeof kept): Promise<void> => {
    kept = next;
    // To be remembered is a comfort: a full disk must not keep a queue from being opened.
    await fs.promises.writeFile(file, JSON.stringify(kept, null, 2)).catch(() => undefined);
  };
  return {
    list: (): Promise<RecentQueue[]> =>
      Promise.all(
        kept.map(async (entry) => ({
          ...entry,
          name: path.basename(entry.path),
          exists: await canBeSeen(entry.path),
        })),
      ),
    add: (queue: string): Promise<void> =>
      keep([{ path: queue, openedAtMs: Date.now() }, ...without(kept, queue)].slice(0, KEPT)),
    forget: (queue: string): Promise<void> => keep(without(kept, queue)),
  };
}

function without(kept: z.infer<typeof fileSchema>, queue: string): z.infer<typeof fileSchema> {
  return kept.filter((entry) => entry.path !== queue);
}

function canBeSeen(queue: string): Promise<boolean> {
  const seen = fs.promises.access(queue).then(
    () => true,
    () => false,
  );
  return Promise.race([seen, setTimeout(LOOK_MS, false)]);
}

function read(file: string): z.infer<typeof fileSchema> {
  try {
    return fileSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}
