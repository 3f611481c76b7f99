import { z } from 'zod';
import { watchdogSchema } from '../limits.ts';

export const programSettingsSchema = z.object({
  /** Worker threads; null takes the number of processors. */
  workers: z.number().int().min(1).max(64).nullable(),
  watchdog: watchdogSchema,
  /** Folder of codec modules, see docs/plug-ins.md; null for none. Read when a queue is opened. */
  plugInFolder: z.string().min(1).max(4096).nullable(),
  theme: z.enum(['system', 'light', 'dark']),
});

export type ProgramSettings = z.infer<typeof programSettingsSchema>;
