/**
 * Why a plug-in gave no answer:
 * - `thrown`: its own code threw, the message is its text
 * - `wrong`: it does not keep to the interface
 * - `limit`: it came to the end of its memory or its stack
 * - `late`: it took too long
 * - `broken`: the engine that it ran in gave way; nothing more may be asked of that sandbox
 */
export type PlugInFaultKind = 'thrown' | 'wrong' | 'limit' | 'late' | 'broken';

export class PlugInFault extends Error {
  readonly kind: PlugInFaultKind;

  constructor(kind: PlugInFaultKind, detail: string) {
    super(detail);
    this.kind = kind;
  }
}

const BEFORE_TEXT: Readonly<Record<PlugInFaultKind, string>> = {
  thrown: 'it threw: ',
  wrong: '',
  limit: 'it ran out of memory or stack: ',
  late: '',
  broken: 'its engine gave way: ',
};

/** In words, to follow the name of the plug-in. */
export function plugInFaultText({ kind, message }: PlugInFault): string {
  return `${BEFORE_TEXT[kind]}${message}`;
}
