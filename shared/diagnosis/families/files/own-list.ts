/** The list of the post office itself, which it keeps twice: ADMIN.NME and its shadow ADMINSHD.NME (Q132744). */
import { counted } from '../../../format/count.ts';
import type { PlacedFile } from './folders.ts';

export interface ListFault {
  readonly file: PlacedFile;
  readonly text: string;
  /** Which of the two is to be written over depends on which is whole. */
  readonly remedy: readonly string[];
}

const BACKUP = 'Copy ADMIN.NME and ADMINSHD.NME aside before anything else.';
const SHADOW_OVER_LIST = 'In the NME directory: COPY ADMINSHD.NME ADMIN.NME (Q132744).';
const ONE_IS_NOT_HERE =
  'The other one is not in this folder. Look at its size on the post office: if it is not empty, copy it over the empty one, and never the other way round.';
const NONE_LEFT = [
  'Restore ADMIN.NME and ADMINSHD.NME from a backup, if there is one.',
  'Without one the list is made anew, and groups and external users in it are lost: write down what is known of them, and copy the directories NME and GRP aside (Q248298).',
  'GIMPORT -R -D<drive> ADMIN -P<password>, then ACCTONME, then COPY ADMIN.NME ADMINSHD.NME.',
  'Create the groups again, and add the external users with Admin or Import.',
];

/** Null where nothing is wrong, or too little is there to tell. */
export function faultOfLists(files: readonly PlacedFile[]): ListFault | null {
  const list = files.find(({ name }) => name === 'ADMIN.NME');
  const shadow = files.find(({ name }) => name === 'ADMINSHD.NME');
  if (list === undefined || shadow === undefined) {
    const only = list ?? shadow;
    return only?.bytes === 0 ? { ...emptyOne(only), remedy: [BACKUP, ONE_IS_NOT_HERE] } : null;
  }
  if (list.bytes === shadow.bytes)
    return list.bytes > 0
      ? null
      : { file: list, text: 'ADMIN.NME and ADMINSHD.NME have 0 bytes.', remedy: NONE_LEFT };
  if (list.bytes === 0) return { ...emptyOne(list), remedy: [BACKUP, SHADOW_OVER_LIST] };
  if (shadow.bytes === 0) return { ...emptyOne(shadow), remedy: [BACKUP, LIST_OVER_SHADOW] };
  const sizes = `ADMIN.NME has ${counted(list.bytes, 'byte')}, ADMINSHD.NME ${counted(shadow.bytes, 'byte')}`;
  return { file: list, text: `${sizes}.`, remedy: [BACKUP, SHADOW_OVER_LIST] };
}

const LIST_OVER_SHADOW =
  'In the NME directory: COPY ADMIN.NME ADMINSHD.NME, because it is the shadow that is empty. The other direction would empty the list; that this one is right is our reading.';

function emptyOne(file: PlacedFile): Pick<ListFault, 'file' | 'text'> {
  return { file, text: `${file.name} has 0 bytes.` };
}
