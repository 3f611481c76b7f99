import { decompressorWith } from '../../shared/codecs/decompress.ts';
import { inflateRaw } from '../../shared/codecs/raw-inflate.ts';
import { legacyInflater } from '../../shared/legacy-msmi/inflate.ts';
import { decompressSecond } from './second-decoder.ts';
import { serveJobs } from './serve-jobs.ts';

serveJobs(({ legacyArea, ticket }) => ({
  safe: decompressorWith(inflateRaw),
  second: decompressSecond,
  'legacy-msmi': decompressorWith(legacyInflater(legacyArea, ticket)),
}));
