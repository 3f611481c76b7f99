import type { OpenTools } from '../../shared/formats/container.ts';
import { inflateBlock } from '../../shared/codecs/mszip.ts';
import { inflateRaw } from '../../shared/codecs/raw-inflate.ts';
import { DEFAULT_LIMITS } from '../../shared/limits.ts';
import { NO_PROGRESS } from '../../shared/progress.ts';

/** What the program opens containers with. */
export const TOOLS: OpenTools = {
  limits: DEFAULT_LIMITS,
  inflate: inflateRaw,
  inflateBlock,
  passed: NO_PROGRESS,
};
