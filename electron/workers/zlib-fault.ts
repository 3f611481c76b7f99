import { CodecFault } from '../../shared/codecs/fault.ts';

/** What zlib complained of, in our words; anything that is no complaint about the data stays as it is. */
export function zlibFault(error: unknown, offset: number): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const detail = `zlib: ${error.message}`;
  switch (error.code) {
    case 'Z_BUF_ERROR':
      return new CodecFault('truncated', detail, offset);
    case 'Z_NEED_DICT':
      return new CodecFault('unsupported-codec', detail, offset);
    case 'Z_DATA_ERROR': {
      const isCheck = /incorrect (?:data|length) check/.test(error.message);
      return new CodecFault(isCheck ? 'checksum-mismatch' : 'corrupt-data', detail, offset);
    }
    case 'ERR_BUFFER_TOO_LARGE':
      return new CodecFault('output-limit', detail, offset);
    default:
      return error;
  }
}
