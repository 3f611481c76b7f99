import type { ReactElement } from 'react';
import { bytes, exactBytes } from '../../shared/format/bytes.ts';

/** A size with the exact number of bytes on hover. */
export function Size({ value, note }: { readonly value: number; readonly note?: string }): ReactElement {
  const exact = exactBytes(value);
  return <span title={note === undefined ? exact : `${exact} ${note}`}>{bytes(value)}</span>;
}
