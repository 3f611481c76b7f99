/** Requests about the Global Address List. */
import { z } from 'zod';
import { CAUSE_KINDS, CHANGE_KINDS, CHECK_KINDS, DIFFERENCE_KINDS } from '../gal/model.ts';
import { GAL_CHOSEN_ROWS, GAL_SEARCH_CHARS } from '../gal/request-limits.ts';

const name = z.string().max(200);
const cycle = z.number().int().min(0).max(10_000_000);

export const pointOfViewSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('server'), server: name.nullable() }),
  z.object({ kind: z.literal('requestor'), requestor: name, server: name.nullable() }),
  z.object({ kind: z.literal('loose') }),
]);

/** A branch of the tree: null means any, and '' as network the lists that have none. */
export const galBranchSchema = z.object({
  network: name.nullable(),
  postOffice: name.nullable(),
  type: name.nullable(),
});
export type GalBranch = z.infer<typeof galBranchSchema>;

const narrowing = {
  /** Words that must all occur in name, address or template values; one of one or two letters begins the name. */
  search: z.string().max(GAL_SEARCH_CHARS),
  branch: galBranchSchema.nullable(),
};

export const GAL_SORTS = ['name', 'address', 'list', 'since'] as const;

export const galQuerySchema = z.object({
  view: pointOfViewSchema,
  /** The list after this cycle; null after the latest. */
  cycle: cycle.nullable(),
  ...narrowing,
  /** Only entries with template values, or without. */
  templates: z.enum(['any', 'with', 'without']),
  sort: z.object({ by: z.enum(GAL_SORTS), descending: z.boolean() }),
});
export type GalQuery = z.infer<typeof galQuerySchema>;

export const galDiffQuerySchema = z.object({
  view: pointOfViewSchema,
  /** After these cycles; 0 is the empty list before the first. */
  from: cycle,
  to: cycle,
  /** Empty means any. */
  kinds: z.array(z.enum(CHANGE_KINDS)),
  ...narrowing,
});
export type GalDiffQuery = z.infer<typeof galDiffQuerySchema>;

export const galSideSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('view'), view: pointOfViewSchema, cycle: cycle.nullable() }),
  z.object({ kind: z.literal('file'), fileId: z.number().int().positive() }),
]);
export type GalSide = z.infer<typeof galSideSchema>;

export const galCompareQuerySchema = z.object({
  left: galSideSchema,
  right: galSideSchema,
  /** Empty means any. */
  kinds: z.array(z.enum(DIFFERENCE_KINDS)),
  causes: z.array(z.enum(CAUSE_KINDS)),
  ...narrowing,
});
export type GalCompareQuery = z.infer<typeof galCompareQuerySchema>;

export const galCheckQuerySchema = z.object({
  view: pointOfViewSchema,
  cycle: cycle.nullable(),
  kinds: z.array(z.enum(CHECK_KINDS)),
});
export type GalCheckQuery = z.infer<typeof galCheckQuerySchema>;

/** Numbers of the columns, from 0, that hold what an entry needs. */
export const columnChoiceSchema = z.object({
  hasHeader: z.boolean(),
  name: z.number().int().min(0).max(999),
  /** `TYPE:address`, or the address alone. */
  address: z.number().int().min(0).max(999),
  /** Column of the address type; null when it stands before the address, or all are `defaultType`. */
  type: z.number().int().min(0).max(999).nullable(),
  defaultType: z.string().max(8),
});
export type ColumnChoice = z.infer<typeof columnChoiceSchema>;

export const EXPORT_FORMATS = ['csv', 'ldif', 'import', 'vcard'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const path = z.string().min(1).max(4096);
const viewId = z.number().int();
const offset = z.number().int().min(0);
const limit = z.number().int().min(1).max(500);
const entryId = z.number().int().min(0);

export const galRequestSchemas = {
  /** Begins to read the transactions, if they are not read yet. */
  'gal.overview': z.object({}).strict(),
  /** Stops reading; what was read stays. `gal.resume` goes on. */
  'gal.cancel': z.object({}).strict(),
  'gal.resume': z.object({}).strict(),
  'gal.tree': galQuerySchema,
  'gal.open': z.object({ query: galQuerySchema }),
  'gal.page': z.object({ viewId, offset, limit }),
  /** Place of an entry in the list. */
  'gal.locate': z.object({ viewId, entry: entryId }),
  'gal.entry': z.object({ view: pointOfViewSchema, cycle: cycle.nullable(), entry: entryId }),
  /** Numbers of each cycle of a point of view, for the slider. */
  'gal.cycles': z.object({ view: pointOfViewSchema }),
  'gal.diff': z.object({ query: galDiffQuerySchema }),
  'gal.diffPage': z.object({ viewId, offset, limit }),
  'gal.importFile': z.object({ path, columns: columnChoiceSchema.nullable() }),
  'gal.compare': z.object({ query: galCompareQuerySchema }),
  'gal.comparePage': z.object({ viewId, offset, limit }),
  'gal.check': z.object({ query: galCheckQuerySchema }),
  'gal.checkPage': z.object({ viewId, offset, limit }),
  'gal.pictures': z.object({ view: pointOfViewSchema }),
  /** Writes what a list, a diff or a comparison shows to `path`, over what is there: the dialog has asked. */
  'gal.export': z.object({
    source: z.enum(['list', 'diff', 'compare']),
    viewId,
    /** Places in the list that were chosen; null for all. */
    rows: z.array(offset).max(GAL_CHOSEN_ROWS).nullable(),
    format: z.enum(EXPORT_FORMATS),
    path,
  }),
} as const;
