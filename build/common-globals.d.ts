// What the renderer, Node and workers all offer beside the language itself, for build/tsconfig.shared.json.
// Kept short on purpose: what is missing here does not belong into `shared`.

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  readonly encoding: string;
  decode(input?: ArrayBufferView | ArrayBuffer, options?: { stream?: boolean }): string;
}

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
  encodeInto(source: string, destination: Uint8Array): { readonly read: number; readonly written: number };
}

/** Opaque here: only the preload can tell its path. */
declare class File {
  readonly name: string;
  readonly size: number;
}
