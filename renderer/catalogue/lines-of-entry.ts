/** The filter of the Logs view that leaves the lines which an entry is about; null when no log has such lines. */
import type { CatalogueEntry } from '../../shared/catalogue/model.ts';
import type { LogQuery } from '../../shared/contract/logs.ts';

export function linesOfEntry({ kind, source, code }: CatalogueEntry): Partial<LogQuery> | null {
  switch (kind) {
    case 'code':
      // Those of other programs stand on their screens, or in files that are not read.
      return source === 'DirSync' ? { formats: ['dirsync', 'dsserver'], code: Number(code) } : null;
    case 'exit-code':
      return { formats: ['dispatch'], code: Number(code) };
    case 'event':
      return { formats: ['event'], code: Number(code), source };
    case 'ndr':
      // A report has its reason in its text only.
      return { text: /^\d+$/.test(code) ? `[${code}]` : code.replaceAll(',', ' ') };
  }
}
