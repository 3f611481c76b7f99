/** Names and sizes of files: what a DirSync program left behind, what has another size than it can have. */
import { counted } from '../../../format/count.ts';
import type { DiagnosedFile, RuleFamily, Watch } from '../../facts.ts';
import type { Evidence, Symptom } from '../../model.ts';
import { aboutFile, createBounded, fileEvidence, symptomOf } from '../../plain-rule.ts';
import { findInDatabases } from './databases.ts';
import { createFolders, hasSize } from './folders.ts';
import { FILE_RULES, NO_MESSAGE, ZERO_LENGTH } from './rules.ts';
import { createUnreadable } from './unreadable.ts';

export const FILES: RuleFamily = {
  rules: FILE_RULES,
  watch: () => watchFiles(),
};

/** Reasons that are shown for files that were not recognised. */
const REASONS_SHOWN = 10;

function watchFiles(): Watch {
  const folders = createFolders();
  const empty = createBounded('empty files');
  const unreadable = createUnreadable();
  const unknown = createUnknownFiles();
  return {
    file(file) {
      unreadable.add(file);
      if (folders.add(file)) return;
      if (hasSize(file) && file.fileBytes === 0) empty.add(() => zeroLength(file));
      else unknown.add(file);
    },
    finish: () => [...findInDatabases(folders), ...empty.kept(), ...unreadable.finish(), ...unknown.finish()],
    notChecked: () => [...folders.notChecked(), ...empty.notChecked(), ...unreadable.notChecked()],
  };
}

function zeroLength(file: DiagnosedFile): Symptom {
  return symptomOf(ZERO_LENGTH, {
    text: `${file.file} has 0 bytes.`,
    atMs: file.modifiedMs,
    evidence: [fileEvidence(file)],
    about: aboutFile(file),
  });
}

/** One card for all of them, and only beside messages: in a folder of nothing else they are what was opened. */
function createUnknownFiles() {
  const reasons = new Map<string, { count: number; readonly first: DiagnosedFile }>();
  const ids: number[] = [];
  let messages = 0;
  const sentence = (reason: string, count: number): string => `${counted(count, 'file')}: ${reason}`;
  return {
    add(file: DiagnosedFile): void {
      if (file.kind !== null) messages += 1;
      if (file.state.kind !== 'unrecognised') return;
      ids.push(file.id);
      const { reason } = file.state;
      const known = reasons.get(reason);
      if (known !== undefined) known.count += 1;
      else if (reasons.size < REASONS_SHOWN) reasons.set(reason, { count: 1, first: file });
    },
    finish(): readonly Symptom[] {
      if (messages === 0 || ids.length === 0) return [];
      const evidence: Evidence[] = [...reasons].map(([reason, { count, first }]) =>
        fileEvidence(first, `${sentence(reason, count)} (${first.file})`),
      );
      const text = `${counted(ids.length, 'file')} of the queue ${ids.length === 1 ? 'was' : 'were'} not recognised.`;
      const about = { ...aboutFile({ id: 0, file: '', requestor: null }), messages: ids };
      return [symptomOf(NO_MESSAGE, { text, evidence, about })];
    },
  };
}
