import { z } from 'zod';

const MIB = 1024 * 1024;
const positiveInteger = z.number().int().positive();

/**
 * Every bound on hostile or oversized input. Each is named, has a default, is validated here and tested at its edge.
 * Sizes are bytes, counts are counts, Chars are UTF-16 units of decoded text.
 */
export const limitsSchema = z.object({
  /** A message is read into memory as a whole; a larger file would exhaust it. */
  messageFileBytes: positiveInteger.max(1024 * MIB).default(256 * MIB),
  /** Header block of one MIME entity; an endless header would otherwise be kept and shown. */
  headerBytes: positiveInteger.default(1 * MIB),
  /** Text of one address header that is read; the address parser takes quadratic time (4 s for 900 KB). */
  addressHeaderChars: positiveInteger.default(64 * 1024),
  /** Text of a header (subject, sender, file name) kept as row data: it goes into every page of the list. */
  shownFieldChars: positiveInteger.default(2_048),
  /** Nesting of multiparts and attached messages; guards the stack. */
  mimeDepth: positiveInteger.max(64).default(16),
  /** Parts of one message; a million empty parts cost more than their bytes. */
  mimeParts: positiveInteger.default(1_000),
  /** Decompressed bytes of one attachment (product contract: 2 GiB). */
  attachmentOutputBytes: positiveInteger.default(2048 * MIB),
  /** Decompressed bytes of all attachments of one message. */
  messageOutputBytes: positiveInteger.default(4096 * MIB),
  /** Output / input above which a message is named as suspiciously well compressed. */
  ratioWarning: positiveInteger.default(200),
  /** Transactions counted in one message. */
  transactionsPerMessage: positiveInteger.default(10_000_000),
  /** Transactions of one payload that are checked while it is counted, and findings that are counted in it. */
  lintedTransactions: positiveInteger.default(1_000_000),
  /** One line of transaction text; a longer one is kept as unreadable. */
  transactionLineBytes: positiveInteger.default(4_096),
  /** Repairs made in one payload; they are gathered before the first is made. What needs more is better made anew. */
  repairsPerPayload: positiveInteger.default(1_000_000),
  /** Containers and codecs within each other, below a MIME part. */
  containerDepth: positiveInteger.max(64).default(8),
  /**
   * Decoded content of one message that is kept in memory at one time because it has to be opened again; what only passes
   * is not bounded by this.
   */
  nestedBytes: positiveInteger.max(1024 * MIB).default(256 * MIB),
  /** Decompressed bytes of one deflate stream within a zip that the second decoder reads: zlib gives it as a whole only. */
  secondStreamBytes: positiveInteger.max(1024 * MIB).default(256 * MIB),
  /** Compressed RTF that the second decoder reads; it keeps each byte as a number, and of its output up to eight times as many. */
  secondRtfBytes: positiveInteger.max(64 * MIB).default(4 * MIB),
  /** Members of one archive that get a row of their own. */
  archiveMembers: positiveInteger.default(1_000_000),
  /** Files of a zip archive whose two names are compared when it is listed; each takes a read of its own. */
  zipNamesCompared: positiveInteger.default(10_000),
  /** Archives within archives. */
  archiveDepth: positiveInteger.max(16).default(4),
  /** Folders of one cabinet; the format itself allows 65,535. */
  cabinetFolders: positiveInteger.default(10_000),
  /** Files of one cabinet; the format itself allows 65,535. */
  cabinetFiles: positiveInteger.default(65_535),
  /** A name in a cabinet: of a file, a disk or a neighbouring cabinet. The format allows 256 with the zero behind it. */
  cabinetNameBytes: positiveInteger.default(255),
  /** Cabinets of a set that are read together; what lies in folders that go through more of them is not read. */
  cabinetsOfSet: positiveInteger.max(1_000).default(32),
  /** Names of a folder that are gone through for one that is written in another case there. */
  namesBeside: positiveInteger.default(100_000),
  /** Members of one container within a message, of whatever format; each is shown and kept in mind. */
  containerMembers: positiveInteger.default(1_000),
  /** Facts shown of one container or member; a message of Exchange has about 150 properties. */
  containerFacts: positiveInteger.default(500),
  /** Notes kept of one container. */
  containerNotes: positiveInteger.default(50),
  /** Attributes of one TNEF stream. */
  tnefAttributes: positiveInteger.default(20_000),
  /** MAPI properties of one TNEF stream, or of one message, recipient or attachment in a .msg file. */
  mapiProperties: positiveInteger.default(50_000),
  /** Values that are kept of one MAPI property with many. */
  mapiValues: positiveInteger.default(100),
  /** Recipients read of one TNEF stream or .msg file. */
  mapiRecipients: positiveInteger.default(10_000),
  /** Streams and storages of one compound file (.msg); a message to 10,000 recipients has about 150,000. */
  compoundFileEntries: positiveInteger.default(250_000),
  /** Storages within storages of a compound file; an attached message takes two. */
  compoundFileDepth: positiveInteger.max(256).default(64),
  /** One line of a log or listing; of a longer one the rest is not read. */
  logLineBytes: positiveInteger.max(1 * MIB).default(16 * 1024),
  /** Text of one log entry: lines without a beginning of their own are joined to the one above up to this. */
  logEntryChars: positiveInteger.max(1 * MIB).default(64 * 1024),
  /** Text of entries kept back until the log shows whether the day or the month comes first in its dates. */
  logHeldChars: positiveInteger.max(64 * MIB).default(1 * MIB),
  /** Entries of one log file. */
  logLinesPerFile: positiveInteger.default(5_000_000),
  /** Versions of entries in one folded address list; each costs about 40 bytes of memory. */
  galVersions: positiveInteger.max(50_000_000).default(10_000_000),
  /** A file that an address list is compared with. */
  importFileBytes: positiveInteger.max(2048 * MIB).default(512 * MIB),
  /** Decompressed bytes of one block of a compressed offline address book; memory for its window is twice as much. */
  oabBlockBytes: positiveInteger.max(64 * MIB).default(16 * MIB),
  /** Decompressed bytes of a compressed offline address book. */
  oabUnpackedBytes: positiveInteger.max(4096 * MIB).default(1024 * MIB),
  /** Hung messages that are decoded again by themselves to find out why; each may take three times the stall threshold. */
  examinedMessages: positiveInteger.default(200),
  /** Decodes made to learn something that are kept of one message; beyond, the oldest goes. */
  trialsPerMessage: positiveInteger.max(1_000).default(20),
  /** Modules taken from the folder of plug-ins, by name. */
  plugInFiles: positiveInteger.max(1_000).default(32),
  /** One module of a plug-in. */
  plugInFileBytes: positiveInteger.max(16 * MIB).default(1 * MIB),
  /** Memory of the engine in which a plug-in decodes, its input included. WebAssembly has no more than 2 GiB. */
  plugInMemoryBytes: positiveInteger
    .min(32 * MIB)
    .max(1024 * MIB)
    .default(512 * MIB),
  /** The same while a plug-in is asked for its name, or whether it knows some content. */
  plugInAskedMemoryBytes: positiveInteger
    .min(32 * MIB)
    .max(256 * MIB)
    .default(32 * MIB),
  /** Stack of a plug-in; a deeper one could end ours. */
  plugInStackBytes: positiveInteger.max(1 * MIB).default(256 * 1024),
  /** Processor time in milliseconds that a plug-in may take to be evaluated and to answer; decoding has the watchdog. */
  plugInAnswerMs: positiveInteger.max(10_000).default(250),
  /** The same for asking all plug-ins, one after the other, whether they know some content; the rest is not asked. */
  plugInRecogniseMs: positiveInteger.max(60_000).default(2_000),
  /** Directory levels below the opened queue. */
  scanDepth: positiveInteger.max(256).default(64),
});

export type Limits = z.infer<typeof limitsSchema>;

export const DEFAULT_LIMITS: Limits = limitsSchema.parse({});

/** When a decode is ended by the watchdog. All values in milliseconds. */
export const watchdogSchema = z.object({
  /** No new byte in or out for this long means hung. */
  stallMs: z.number().int().min(200).max(600_000).default(5_000),
  /** The whole decode may take this long, plus `deadlinePer100MbMs` for each 100 MB of input. */
  deadlineMs: z.number().int().min(500).max(86_400_000).default(60_000),
  deadlinePer100MbMs: z.number().int().min(0).max(600_000).default(10_000),
});

export type WatchdogRules = z.infer<typeof watchdogSchema>;

export const DEFAULT_WATCHDOG: WatchdogRules = watchdogSchema.parse({});

/** Hard deadline of one decode in milliseconds, from the size of its input in bytes. */
export function deadlineFor(rules: WatchdogRules, inputBytes: number): number {
  return rules.deadlineMs + (inputBytes / 100_000_000) * rules.deadlinePer100MbMs;
}
