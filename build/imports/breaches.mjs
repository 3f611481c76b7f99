/** Compares imports and names with the tables in rules.mjs. Pure: texts in, complaints out. */
import { builtinModules } from 'node:module';
import path from 'node:path';
import { importsOf } from './imports-of.mjs';
import { GENERATED_NAMES, IMPORT_RULES, TOP_LEVEL_NAMES } from './rules.mjs';

/**
 * @param {string} file relative to the repository, with forward slashes
 * @param {string} text
 * @returns {string[]} one line for each breach: where, what, and the rule it breaks
 */
export function importBreaches(file, text) {
  const rule = IMPORT_RULES.find(({ files }) => files.some((entry) => covers(entry, file)));
  if (!rule) return [`${file}:1: belongs to no layer (see build/imports/rules.mjs)`];
  return importsOf(file, text).flatMap(({ specifier, line }) => {
    const target = targetOf(file, specifier);
    if (rule.mayImport.some((entry) => covers(entry, target))) return [];
    return [`${file}:${line}: imports ${target}; ${rule.layer} may import only ${rule.mayImport.join(', ')}`];
  });
}

/**
 * @param {readonly string[]} names what lies in the repository's root
 * @returns {string[]} one line for each name that should not be there, or is missing
 */
export function topLevelBreaches(names) {
  const isAllowed = (/** @type {string} */ name) =>
    name.startsWith('.') || TOP_LEVEL_NAMES.includes(name) || GENERATED_NAMES.includes(name);
  const extra = names.filter((name) => !isAllowed(name));
  const missing = TOP_LEVEL_NAMES.filter((name) => !names.includes(name));
  return [
    ...extra.map((name) => `${name}:1: is not one of the top-level names (see build/imports/rules.mjs)`),
    ...missing.map((name) => `${name}:1: is missing`),
  ];
}

/**
 * @param {string} file
 * @param {string} specifier
 * @returns {string} a path in the repository, `node:…` or `npm:<package>`
 */
function targetOf(file, specifier) {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier);
  if (specifier.startsWith('node:')) return specifier;
  const parts = specifier.split('/');
  const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  return builtinModules.includes(name) ? `node:${specifier}` : `npm:${name}`;
}

/** @param {string} entry of the table @param {string} target @returns {boolean} */
function covers(entry, target) {
  if (entry === 'npm:*') return target.startsWith('npm:');
  return entry.endsWith('/') || entry === 'node:' ? target.startsWith(entry) : target === entry;
}
