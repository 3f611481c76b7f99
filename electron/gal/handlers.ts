/** Answers every question about the address list: names of the contract and the functions that know. */
import type { Answer } from '../../shared/contract.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { errorText } from '../../shared/error-text.ts';
import type { Limits } from '../../shared/limits.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { GalData } from './data.ts';
import { exportView } from './export-view.ts';
import { createImportedFiles } from './files/import-file.ts';
import type { ImportedFiles } from './files/import-file.ts';
import { createViews } from './kept-views.ts';
import type { Views } from './kept-views.ts';
import { databaseFault } from './protocol.ts';
import type { GalAnswers, GalQuestion } from './protocol.ts';
import { openCheck, pageOfCheck } from './queries/check.ts';
import { openComparison, pageOfComparison } from './queries/compare.ts';
import { listCycles } from './queries/cycles.ts';
import { openDiff, pageOfDiff } from './queries/diff.ts';
import { entryCard } from './queries/entry-card.ts';
import { openList, pageOf, placeOf } from './queries/list.ts';
import { galPictures } from './queries/pictures.ts';
import { prepareFirst } from './queries/prepare.ts';
import { treeOf } from './queries/tree.ts';
import type { GalStore } from './store/create-store.ts';

const NOT_READY: Refusal = {
  kind: 'busy',
  text: 'The address list is still being read.',
  nextStep: 'Wait until it is ready.',
};
const NOT_THERE: Refusal = {
  kind: 'not-found',
  text: 'It is in no message of the queue any more.',
  nextStep: 'Choose another one.',
};

export interface GalHandlers {
  answer(name: GalQuestion, args: unknown): Promise<Answer<GalQuestion>>;
  /** What was opened is void: the lists are worked out anew. */
  forgetViews(): void;
  /** Works out what everybody looks at first. */
  prepare(): void;
}

interface Sources {
  readonly views: Views;
  readonly files: ImportedFiles;
  /** What needs the lists is refused until they are there. */
  withData<Given>(act: (data: GalData) => Given): Given | { readonly ok: false; readonly error: Refusal };
}

/** @param idsAfter ids of views and files are above this */
export function createHandlers(store: Pick<GalStore, 'data'>, limits: Limits, idsAfter: number): GalHandlers {
  const views = createViews(idsAfter);
  const sources: Sources = {
    views,
    files: createImportedFiles(limits, idsAfter),
    withData: (act) => {
      const data = store.data();
      return data === null ? failure(NOT_READY) : act(data);
    },
  };
  const answers: GalAnswers = { ...answersOfLists(sources), ...answersOfDifferences(sources) };
  return {
    answer: async (name, args) => {
      // The engine has checked the arguments against the schema of the name.
      const act = answers[name] as (given: unknown) => Answer<GalQuestion> | Promise<Answer<GalQuestion>>;
      try {
        return await act(args);
      } catch (error) {
        // Another thread makes the list anew: no question could be answered from this one.
        if (databaseFault(error) === 'damaged') throw error;
        // What is kept is only read here: a question that cannot be answered does no harm to the next one.
        const nextStep = 'This is a fault of the program; please report it.';
        return failure({ kind: 'input-output', text: `${name} failed: ${errorText(error)}`, nextStep });
      }
    },
    forgetViews: views.clear,
    prepare: () => {
      const data = store.data();
      if (data !== null) prepareFirst(data);
    },
  };
}

function found<Value>(value: Value | null): Result<Value, Refusal> {
  return value === null ? failure(NOT_THERE) : success(value);
}

type ListQuestion =
  | 'gal.tree'
  | 'gal.open'
  | 'gal.page'
  | 'gal.locate'
  | 'gal.entry'
  | 'gal.cycles'
  | 'gal.pictures';

function answersOfLists({ views: { lists }, withData }: Sources): Pick<GalAnswers, ListQuestion> {
  return {
    'gal.tree': (query) => withData((data) => success(treeOf(data, query))),
    'gal.open': ({ query }) =>
      withData((data) => {
        const list = found(openList(data, query));
        if (!list.ok) return list;
        const { versions, of } = list.value;
        return success({ viewId: lists.keep(list.value), total: versions.length, of });
      }),
    'gal.page': ({ viewId, offset, limit }) =>
      withData((data) => {
        const list = lists.find(viewId);
        return list.ok ? success(pageOf(data, list.value, offset, limit)) : list;
      }),
    'gal.locate': ({ viewId, entry }) => {
      const list = lists.find(viewId);
      return list.ok ? success(placeOf(list.value, entry)) : list;
    },
    'gal.entry': ({ view, cycle, entry }) => withData((data) => found(entryCard(data, view, cycle, entry))),
    'gal.cycles': ({ view }) => withData((data) => success(listCycles(data, view))),
    'gal.pictures': ({ view }) => withData((data) => found(galPictures(data, view))),
  };
}

function answersOfDifferences({ views, files, withData }: Sources): Omit<GalAnswers, ListQuestion> {
  const { diffs, comparisons, checks } = views;
  return {
    'gal.diff': ({ query }) =>
      withData((data) => {
        const diff = found(openDiff(data, query));
        return diff.ok ? success({ viewId: diffs.keep(diff.value), ...diff.value.opened }) : diff;
      }),
    'gal.diffPage': ({ viewId, offset, limit }) =>
      withData((data) => {
        const diff = diffs.find(viewId);
        return diff.ok ? success(pageOfDiff(data, diff.value, offset, limit)) : diff;
      }),
    'gal.importFile': ({ path, columns }) => files.read(path, columns),
    'gal.compare': ({ query }) =>
      withData((data) => {
        const opened = openComparison(data, query, files.find);
        if (!opened.ok) return opened;
        return success({ viewId: comparisons.keep(opened.value), ...opened.value.opened });
      }),
    'gal.comparePage': ({ viewId, offset, limit }) => {
      const comparison = comparisons.find(viewId);
      return comparison.ok ? success(pageOfComparison(comparison.value, offset, limit)) : comparison;
    },
    'gal.check': ({ query }) =>
      withData((data) => {
        const check = found(openCheck(data, query));
        return check.ok ? success({ viewId: checks.keep(check.value), ...check.value.opened }) : check;
      }),
    'gal.checkPage': ({ viewId, offset, limit }) =>
      withData((data) => {
        const check = checks.find(viewId);
        return check.ok ? success(pageOfCheck(data, check.value, offset, limit)) : check;
      }),
    'gal.export': (args) => withData((data) => exportView(data, views, args)),
  };
}
