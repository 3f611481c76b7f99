/** Every rule about log lines. */
import type { LineRule } from './lines/model.ts';

export const LINE_RULES: readonly LineRule[] = [];
