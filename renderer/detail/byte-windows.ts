/** Bytes of one source as the window holds them: the pieces around what is visible, never the whole. */
import { createStore } from 'zustand';
import type { StoreApi } from 'zustand';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { ByteSource, MessageId } from '../../shared/model.ts';
import { ask } from '../api.ts';

export const PIECE_BYTES = 16 * 1024;
/** Enough for a tall window at eight bytes a line, and its neighbours. */
const PIECES_KEPT = 12;

export interface BytesState {
  readonly pieces: ReadonlyMap<number, Uint8Array>;
  /** How many bytes there are to show; as long as `isWhole` is false, as many as are known. */
  readonly end: number;
  /** False when the end is not known, because decoding stopped before it. */
  readonly isWhole: boolean;
  readonly failedAt: number | null;
  readonly refusal: Refusal | null;
  readonly loaded: boolean;
}

const NOTHING: BytesState = {
  pieces: new Map(),
  end: 0,
  isWhole: true,
  failedAt: null,
  refusal: null,
  loaded: false,
};

export class ByteWindows {
  readonly store: StoreApi<BytesState> = createStore(() => NOTHING);
  private readonly underWay = new Set<number>();
  private readonly id: MessageId;
  private readonly source: ByteSource;

  constructor(id: MessageId, source: ByteSource) {
    this.id = id;
    this.source = source;
  }

  /** Makes the bytes [from, to) come, where they are not here. */
  show(from: number, to: number): void {
    const first = Math.max(0, Math.floor(from / PIECE_BYTES));
    const last = Math.floor(Math.max(from, to - 1) / PIECE_BYTES);
    for (let piece = first; piece <= last; piece += 1) {
      if (!this.store.getState().pieces.has(piece) && !this.underWay.has(piece)) void this.fetch(piece);
    }
  }

  /** The bytes [from, from + length), as far as they are here; null when they are not. */
  bytesAt(from: number, length: number): Uint8Array | null {
    const piece = this.store.getState().pieces.get(Math.floor(from / PIECE_BYTES));
    if (piece === undefined) return null;
    const start = from % PIECE_BYTES;
    return piece.subarray(start, start + length);
  }

  private async fetch(piece: number): Promise<void> {
    this.underWay.add(piece);
    const offset = piece * PIECE_BYTES;
    const answer = await ask('message.bytes', {
      id: this.id,
      source: this.source,
      offset,
      length: PIECE_BYTES,
    });
    this.underWay.delete(piece);
    if (!answer.ok) {
      this.store.setState({ refusal: answer.error, loaded: true });
      return;
    }
    const { bytes, total, failedAt } = answer.value;
    const { pieces, end } = this.store.getState();
    this.store.setState({
      pieces: keepNear(new Map(pieces).set(piece, bytes), piece),
      end: total ?? endSoFar(end, offset, bytes.length),
      isWhole: total !== null,
      failedAt,
      refusal: null,
      loaded: true,
    });
  }
}

/** Without a total, a full piece leaves room for one more; a short one is the end of what could be decoded. */
function endSoFar(end: number, offset: number, length: number): number {
  return length < PIECE_BYTES ? offset + length : Math.max(end, offset + 2 * PIECE_BYTES);
}

function keepNear(pieces: ReadonlyMap<number, Uint8Array>, near: number): ReadonlyMap<number, Uint8Array> {
  if (pieces.size <= PIECES_KEPT) return pieces;
  const nearest = [...pieces].toSorted(([a], [b]) => Math.abs(a - near) - Math.abs(b - near));
  return new Map(nearest.slice(0, PIECES_KEPT));
}
