/** Puts the two sides of a comparison beside each other: whichever of them is a file. */
import type { GalCompareQuery, GalSide } from '../../../shared/contract/gal.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import { causesBesideFile, causesBetween } from '../../../shared/gal/causes.ts';
import type { CauseFacts } from '../../../shared/gal/causes.ts';
import { pastOf } from '../../../shared/gal/causes/past.ts';
import type { Past } from '../../../shared/gal/causes/past.ts';
import { NONE } from '../../../shared/gal/columns.ts';
import { compareWithFile } from '../../../shared/gal/compare-file.ts';
import { compareLists, swapped } from '../../../shared/gal/compare.ts';
import type { EntryTexts } from '../../../shared/gal/compare.ts';
import type { ImportedList } from '../../../shared/gal/import/model.ts';
import { entriesOfRecords } from '../../../shared/gal/records-in-list.ts';
import { lastStepOf } from '../../../shared/gal/versions.ts';
import { failure, success } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import type { GalData } from '../data.ts';
import type { Comparison, FindFile } from './compare.ts';
import { fileSide, listSide } from './compared-sides.ts';
import { transactionAt } from './transaction-at.ts';

type ListSide = Extract<GalSide, { kind: 'view' }>;

const NO_LIST: Refusal = {
  kind: 'not-found',
  text: 'No message of this queue makes such a list.',
  nextStep: 'Choose another list.',
};
const TWO_FILES: Refusal = {
  kind: 'not-allowed',
  text: 'Two files cannot be compared with each other: nothing here tells why they differ.',
  nextStep: 'Choose a list of this queue for one of the sides.',
};

export function compareSides(
  data: GalData,
  query: GalCompareQuery,
  findFile: FindFile,
): Result<Comparison, Refusal> {
  const { left, right } = query;
  if (left.kind === 'view') {
    if (right.kind === 'view') return betweenLists(data, query, left, right);
    return besideFile(data, query, left, findFile(right.fileId));
  }
  if (right.kind === 'file') return failure(TWO_FILES);
  const compared = besideFile(data, query, right, findFile(left.fileId));
  if (!compared.ok) return compared;
  const { differences, left: list, right: file } = compared.value;
  return success({ ...compared.value, differences: swapped(differences), left: file, right: list });
}

function betweenLists(
  data: GalData,
  query: GalCompareQuery,
  left: ListSide,
  right: ListSide,
): Result<Comparison, Refusal> {
  const [one, other] = [pastAt(data, left), pastAt(data, right)];
  if (one === null || other === null) return failure(NO_LIST);
  const differences = compareLists(one, other, textsOf(data));
  const causeOf = causesBetween(causeFacts(data), one, other);
  const entryAt = ({ folded }: Past, version: number | undefined): number =>
    folded.entry[version ?? NONE] ?? NONE;
  return success({
    differences,
    left: listSide(data, one.folded, query),
    right: listSide(data, other.folded, query),
    causeOf(row) {
      const [here, there] = [entryAt(one, differences.left[row]), entryAt(other, differences.right[row])];
      return causeOf(here === NONE ? there : here, there === NONE ? here : there);
    },
    unchecked: cutSentences(one, other),
  });
}

/** The list on the left, the file on the right. */
function besideFile(
  data: GalData,
  query: GalCompareQuery,
  side: ListSide,
  file: Result<ImportedList, Refusal>,
): Result<Comparison, Refusal> {
  if (!file.ok) return file;
  const list = pastAt(data, side);
  if (list === null) return failure(NO_LIST);
  const { records } = file.value;
  const texts = textsOf(data);
  const { differences, unchecked } = compareWithFile(list, file.value, texts);
  const facts = causeFacts(data);
  const causeOf = causesBesideFile(facts, list);
  const server = side.view.kind === 'requestor' ? facts.serverAt(side.view.server, list.cycle) : null;
  const alone = differences.right.filter((_, row) => differences.left[row] === NONE);
  const entryOf = entriesOfRecords(alone, records, server === null ? [list] : [list, server], texts);
  return success({
    differences,
    left: listSide(data, list.folded, query),
    right: fileSide(data, records, query),
    causeOf(row) {
      const version = differences.left[row] ?? NONE;
      const place = differences.right[row] ?? NONE;
      return causeOf(version === NONE ? (entryOf.get(place) ?? NONE) : (list.folded.entry[version] ?? NONE));
    },
    unchecked: [...cutSentences(list), ...unchecked],
  });
}

function textsOf({ dictionary }: GalData): EntryTexts {
  const { line, templates } = dictionary;
  return { entries: dictionary.listOfEntry.length, line, templates };
}

function causeFacts(data: GalData): CauseFacts {
  return {
    plan: data.plan,
    source: {
      entries: data.dictionary.listOfEntry.length,
      lists: data.dictionary.lists,
      listOfEntry: data.dictionary.listOfEntry,
      columnsOf: data.columns,
      placeAt: (folded, step, row) => transactionAt(data, folded, step, row),
    },
    serverAt: (server, cycle) => pastAt(data, { kind: 'view', view: { kind: 'server', server }, cycle }),
  };
}

function pastAt(data: GalData, { view, cycle }: ListSide): Past | null {
  const folded = data.folded(view);
  if (folded === null) return null;
  const step = lastStepOf(folded, cycle);
  return pastOf(view, { folded, step }, cycle ?? latestCycle(data), data.dictionary.listOfEntry.length);
}

/** "The latest" is the same moment for every list, though some were told of nothing in it. */
function latestCycle({ plan }: GalData): number {
  const ofViews = plan.views.map(({ cycles }) => cycles.at(-1)?.cycle ?? 0);
  const ofExchanges = plan.exchanges.map(({ cycles }) => cycles.at(-1)?.index ?? 0);
  return [...ofViews, ...ofExchanges].reduce((latest, cycle) => Math.max(latest, cycle), 0);
}

function cutSentences(...pasts: readonly Past[]): readonly string[] {
  const cut = pasts.flatMap(({ folded, step }) => {
    const at = folded.cut;
    return at === null || at.step > step ? [] : [folded.messages[at.step]?.message.file ?? ''];
  });
  return [...new Set(cut)].map(
    (file) => `Transactions from ${file} on were not compared: there are more of them than are kept.`,
  );
}
