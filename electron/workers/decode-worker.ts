import { inflateBlock } from '../../shared/codecs/mszip.ts';
import { inflateRaw } from '../../shared/codecs/raw-inflate.ts';
import { legacyInflater } from '../../shared/legacy-msmi/inflate.ts';
import { decoderSetWith } from './decoder-set.ts';
import { secondDecoder } from './second-decoder.ts';
import { serveJobs } from './serve-jobs.ts';

serveJobs(({ legacyArea, ticket, limits }) => ({
  safe: decoderSetWith({ inflate: inflateRaw, inflateBlock }),
  second: secondDecoder(limits),
  // The defect of Q140946 is in the inflating of a stream; blocks of a cabinet are done as safely as ever.
  'legacy-msmi': decoderSetWith({ inflate: legacyInflater(legacyArea, ticket), inflateBlock }),
}));
