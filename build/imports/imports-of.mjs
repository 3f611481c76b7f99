/** The imports that a source file states, of every form: static, re-export, dynamic, in a type, `require`. */
import { parseSync, Visitor } from 'vite';

/**
 * @typedef {object} ImportStatement
 * @property {string} specifier as written
 * @property {number} line from 1
 */

/**
 * @param {string} file its name says which language it is
 * @param {string} text
 * @returns {ImportStatement[]} in the order of the text; dynamic imports of a computed name are left out
 * @throws {Error} when the text cannot be parsed
 */
export function importsOf(file, text) {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  /** @type {{ specifier: string, at: number }[]} */
  const found = [];
  const note = (/** @type {unknown} */ source) => {
    if (isStringLiteral(source)) found.push({ specifier: source.value, at: source.start });
  };
  new Visitor({
    ImportDeclaration: (node) => note(node.source),
    ExportAllDeclaration: (node) => note(node.source),
    ExportNamedDeclaration: (node) => note(node.source),
    ImportExpression: (node) => note(node.source),
    TSImportType: (node) => note(node.source),
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require') note(node.arguments[0]);
    },
  }).visit(program);
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ specifier, at }) => ({ specifier, line: text.slice(0, at).split('\n').length }));
}

/** @param {unknown} node @returns {node is { value: string, start: number }} */
function isStringLiteral(node) {
  return (
    typeof node === 'object' &&
    node !== null &&
    'value' in node &&
    'start' in node &&
    typeof node.value === 'string'
  );
}
