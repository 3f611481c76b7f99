/** A file that is dropped onto a side of the comparison is not opened as a queue. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followWindow } from '../../../renderer/shell/window-events.ts';

let asked: string[];
let dragging: boolean[];
let end: () => void;

beforeEach(() => {
  asked = [];
  dragging = [];
  const request = (name: string) => {
    asked.push(name);
    return Promise.resolve({ ok: false, error: { kind: 'no-queue', text: '', nextStep: '' } });
  };
  const api = { request, pathOf: () => '/data/people.ldif' };
  vi.stubGlobal('window', Object.assign(new EventTarget(), { api }));
  end = followWindow((isDragging) => dragging.push(isDragging));
});

afterEach(() => {
  end();
  vi.unstubAllGlobals();
});

describe('the window', () => {
  it('opens what is dropped on it, and says so while it is dragged', () => {
    dispatch('dragover', { isTaken: false });
    expect(dragging).toEqual([true]);
    dispatch('drop', { isTaken: false });
    expect(dragging).toEqual([true, false]);
    expect(asked).toEqual(['queue.open']);
  });

  it('leaves a file alone that something in it has taken', () => {
    dispatch('dragover', { isTaken: false });
    dispatch('dragover', { isTaken: true });
    dispatch('drop', { isTaken: true });
    expect(dragging).toEqual([true, false, false]);
    expect(asked).toEqual([]);
  });
});

/** @param isTaken whether an element on its way has prevented what the window would do */
function dispatch(type: 'dragover' | 'drop', { isTaken }: { readonly isTaken: boolean }): void {
  const dataTransfer = { types: ['Files'], files: [{ name: 'people.ldif' }] };
  const event = Object.assign(new Event(type, { cancelable: true }), { dataTransfer });
  if (isTaken) event.preventDefault();
  window.dispatchEvent(event);
}
