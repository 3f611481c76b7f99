/** Inputs that once did what they must not, as text: lines of hex, and lines that begin with # for what it was. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from './model.ts';

const FOLDER = fileURLToPath(new URL('./found', import.meta.url));
const LINE_CHARS = 96;

export interface FoundCase {
  readonly name: string;
  readonly input: Uint8Array;
}

/** Those that are kept of one target. */
export function foundCases(target: string): readonly FoundCase[] {
  const folder = path.join(FOLDER, target);
  if (!fs.existsSync(folder)) return [];
  const names = fs.readdirSync(folder).sort();
  return names.map((name) => ({ name, input: readHex(fs.readFileSync(path.join(folder, name), 'utf8')) }));
}

/** Writes a finding below `folder`; returns the path of the file. */
export function keepFinding(folder: string, target: string, { what, input }: Finding, seed: number): string {
  const hash = crypto.createHash('sha256').update(input).digest('hex').slice(0, 12);
  const file = path.join(folder, target, `${hash}.hex`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `# ${what.replaceAll('\n', ' ')}\n# seed ${seed}\n${writeHex(input)}\n`);
  return file;
}

function writeHex(bytes: Uint8Array): string {
  const digits = Buffer.from(bytes).toString('hex');
  return (digits.match(new RegExp(`.{1,${LINE_CHARS}}`, 'g')) ?? []).join('\n');
}

function readHex(text: string): Uint8Array {
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  return Buffer.from(lines.join('').replaceAll(/\s/g, ''), 'hex');
}
