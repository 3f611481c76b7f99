import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useQueue } from '../../../renderer/queue/queue-store.ts';
import { closeRetryDialog, retry, useRetry } from '../../../renderer/retry/retry-store.ts';
import type { QueueInfo } from '../../../shared/contract/queue.ts';
import type { RetryPlan } from '../../../shared/contract/retry.ts';
import type { PreflightRemark } from '../../../shared/preflight/model.ts';

let weight: PreflightRemark['weight'] = 'fine';
let asked: string[] = [];

function aPlan(): Pick<RetryPlan, 'planId' | 'count' | 'preflight'> {
  const remark = { kind: 'duplicate', text: '.', messages: [], messagesTotal: 0, kb: [] } as const;
  return { planId: 'p', count: 1, preflight: { remarks: [{ ...remark, weight }], notChecked: [] } };
}

beforeEach(() => {
  asked = [];
  const info = { path: '/a', settings: { deliveryFolder: '/out' } } as QueueInfo;
  useQueue.setState({ phase: { kind: 'open', info } });
  vi.stubGlobal('window', {
    api: {
      request: (name: string) => {
        asked.push(name);
        return name === 'retry.plan'
          ? Promise.resolve({ ok: true, value: aPlan() })
          : new Promise(() => undefined);
      },
    },
  });
});
afterEach(() => {
  closeRetryDialog();
  vi.unstubAllGlobals();
});

describe('one message with a known delivery folder', () => {
  it('is retried at once where nothing speaks against it', async () => {
    weight = 'warn';
    void retry({ kind: 'ids', ids: [7] });
    await vi.waitFor(() => expect(asked).toEqual(['retry.plan', 'retry.start']));
    expect(useRetry.getState().dialog).toBeNull();
  });

  it('is asked about where something does', async () => {
    weight = 'stop';
    await retry({ kind: 'ids', ids: [7] });
    expect(asked).toEqual(['retry.plan']);
    expect(useRetry.getState().dialog?.plan?.preflight.remarks).toHaveLength(1);
  });
});
