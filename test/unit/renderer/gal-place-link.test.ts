import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useDetail } from '../../../renderer/detail/detail-store.ts';
import { openTransaction } from '../../../renderer/detail/open-message.ts';
import { placeText } from '../../../renderer/gal/place-link.tsx';
import { useShell } from '../../../renderer/shell/shell-store.ts';
import type { TransactionPlace } from '../../../shared/gal/model.ts';

const PLACE: TransactionPlace = {
  message: { id: 7, file: 'in/reply.eml' },
  part: '1.2',
  index: 13,
  start: 1_020,
  end: 1_090,
};

beforeEach(() => {
  const request = () => Promise.resolve({ ok: false, error: { kind: 'not-found', text: '', nextStep: '' } });
  vi.stubGlobal('window', { api: { request } });
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
  useDetail.setState({ id: null, detail: null, tab: 'summary', transaction: null });
});

describe('the way to a transaction', () => {
  it('opens its message beside, at the transaction', () => {
    useShell.setState({ detailOpen: false });
    openTransaction(PLACE);
    expect(useShell.getState().detailOpen).toBe(true);
    expect(useDetail.getState()).toMatchObject({
      id: 7,
      tab: 'transactions',
      transaction: { part: '1.2', index: 13 },
    });
  });

  it('leads there again after something else was looked at in the message', () => {
    openTransaction(PLACE);
    const first = useDetail.getState().transaction?.number;
    openTransaction({ ...PLACE, index: 2 });
    openTransaction(PLACE);
    expect(useDetail.getState().transaction).toMatchObject({ index: 13 });
    expect(useDetail.getState().transaction?.number).not.toBe(first);
  });

  it('says where it leads', () => {
    expect(placeText(PLACE)).toBe('in/reply.eml, part 1.2, transaction 14, bytes 1,020 to 1,090');
  });
});
