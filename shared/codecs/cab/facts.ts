import type { Fact } from '../../formats/container.ts';
import { dosTimeText } from '../../formats/dos-time.ts';
import type { Cabinet, CabinetFile } from './directory.ts';

const ATTRIBUTES: readonly (readonly [number, string])[] = [
  [0x01, 'read-only'],
  [0x02, 'hidden'],
  [0x04, 'system'],
  [0x20, 'archive'],
  [0x40, 'to be run after extraction'],
];
const NAME_IS_UTF8 = 0x80;
const USUAL_VERSION = '1.3';

/** What the cabinet says of one file, without its folder. */
export function fileFacts({ bytes, date, time, attributes }: CabinetFile): readonly Fact[] {
  const modified = dosTimeText(date, time);
  const set = ATTRIBUTES.filter(([bit]) => (attributes & bit) !== 0).map(([, name]) => name);
  return [
    { name: 'Size', value: `${bytes} bytes` },
    ...(modified === null ? [] : [{ name: 'Modified', value: modified }]),
    ...(set.length === 0 ? [] : [{ name: 'Attributes', value: set.join(', ') }]),
  ];
}

export function cabinetFacts(cabinet: Cabinet): readonly Fact[] {
  const { previous, next, setId, number } = cabinet;
  const isPart = previous !== null || next !== null;
  return [
    ...(isPart ? [{ name: 'Set', value: `cabinet ${number + 1} of set ${setId}` }] : []),
    ...(previous === null ? [] : [{ name: 'Goes on from', value: previous }]),
    ...(next === null ? [] : [{ name: 'Goes on in', value: next }]),
    { name: 'Folders', value: String(cabinet.folders.length) },
    { name: 'Files', value: String(cabinet.files.length) },
  ];
}

export function cabinetNotes({ input, bytes, version, files, previous, next }: Cabinet): readonly string[] {
  const notes: string[] = [];
  if (version !== USUAL_VERSION) notes.push(`The cabinet is of version ${version}, not ${USUAL_VERSION}.`);
  if (bytes > input.length) {
    notes.push(`The cabinet announces ${bytes} bytes, there are ${input.length}: its end is missing.`);
  }
  if (bytes < input.length) {
    notes.push(
      `The cabinet ends after ${bytes} bytes, ${input.length - bytes} more follow and are not read.`,
    );
  }
  if (files.some(isInUnknownCodePage)) {
    notes.push('Names of files do not say their code page and are shown as Windows-1252.');
  }
  if (files.some(({ fromPrevious }) => fromPrevious) && previous === null)
    notes.push('Files go on from another cabinet, which is not named.');
  if (files.some(({ toNext }) => toNext) && next === null)
    notes.push('Files go on in another cabinet, which is not named.');
  return notes;
}

function isInUnknownCodePage({ name, attributes }: CabinetFile): boolean {
  return (attributes & NAME_IS_UTF8) === 0 && /[^\0-\x7f]/u.test(name);
}
