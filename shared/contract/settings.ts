import { z } from 'zod';
import { watchdogSchema } from '../limits.ts';

export const programSettingsSchema = z.object({
  /** Worker threads; null takes the number of processors. */
  workers: z.number().int().min(1).max(64).nullable(),
  watchdog: watchdogSchema,
  theme: z.enum(['system', 'light', 'dark']),
});

export type ProgramSettings = z.infer<typeof programSettingsSchema>;
