/** Nodes of a message for tests: only what a test is about needs to be said. */
import type { PartFacts } from '../../../shared/model.ts';

export function aNode(path: string, facts: Partial<PartFacts> = {}): PartFacts {
  return {
    path,
    format: 'text',
    why: '',
    contentType: '',
    fileName: null,
    encoding: '',
    start: 0,
    end: 100,
    bytes: 100,
    codec: 'none',
    bytesOut: null,
    transactions: null,
    failedAt: null,
    failure: null,
    ...facts,
  };
}
