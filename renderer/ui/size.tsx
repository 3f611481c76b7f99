import type { ReactElement } from 'react';
import { bytes, exactBytes } from '../../shared/format/bytes.ts';

/** A size with the exact number of bytes on hover. */
export function Size({ value }: { readonly value: number }): ReactElement {
  return <span title={exactBytes(value)}>{bytes(value)}</span>;
}
