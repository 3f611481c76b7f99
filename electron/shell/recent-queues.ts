import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { RecentQueue } from '../../shared/contract.ts';

const KEPT = 12;
const fileSchema = z.array(z.object({ path: z.string(), openedAtMs: z.number() }));

/** Queues opened before, newest first, kept in `recent.json` of the data folder. */
export function createRecentQueues(dataFolder: string) {
  const file = path.join(dataFolder, 'recent.json');
  let kept = read(file);
  const write = (next: typeof kept): void => {
    kept = next;
    fs.writeFileSync(file, JSON.stringify(kept, null, 2));
  };
  return {
    list: (): RecentQueue[] =>
      kept.map((entry) => ({ ...entry, name: path.basename(entry.path), exists: fs.existsSync(entry.path) })),
    add: (queue: string): void =>
      write(
        [{ path: queue, openedAtMs: Date.now() }, ...kept.filter((entry) => entry.path !== queue)].slice(
          0,
          KEPT,
        ),
      ),
    forget: (queue: string): void => write(kept.filter((entry) => entry.path !== queue)),
  };
}

function read(file: string): z.infer<typeof fileSchema> {
  try {
    return fileSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}
