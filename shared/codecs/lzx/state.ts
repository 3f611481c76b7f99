import type { Trees } from './trees.ts';

/** Types of blocks; 0 stands for none yet. */
export const VERBATIM = 1;
export const ALIGNED = 2;
export const UNCOMPRESSED = 3;
const NO_BLOCK = 0;

/** What a decoder keeps from frame to frame. */
export interface State {
  readonly resetInterval: number;
  readonly delta: boolean;
  /** Its size is a power of two. */
  readonly window: Uint8Array;
  readonly trees: Trees;
  /** Bytes put into the window so far, those of the reference among them. */
  position: number;
  readonly referenceBytes: number;
  frames: number;
  headerRead: boolean;
  /** Size that calls were translated with; 0 when they were not. */
  translated: number;
  blockType: number;
  blockLeft: number;
  /** An uncompressed block of odd length is followed by one byte more. */
  padded: boolean;
  recent0: number;
  recent1: number;
  recent2: number;
}

/** What a reset brings back. */
export const FRESH = {
  headerRead: false,
  translated: 0,
  blockType: NO_BLOCK,
  blockLeft: 0,
  padded: false,
  recent0: 1,
  recent1: 1,
  recent2: 1,
};
