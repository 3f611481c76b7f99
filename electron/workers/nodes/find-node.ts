/** Finds a node by its path, opening only what lies on the way to it. */
import type { Failure } from '../../../shared/failure.ts';
import type { Fact } from '../../../shared/formats/container.ts';
import { NODE_PATH } from '../../../shared/formats/node-path.ts';
import { isCodec, isContainer } from '../../../shared/formats/names.ts';
import type { Recognition } from '../../../shared/formats/recognise.ts';
import { readMimeStructure, walkParts } from '../../../shared/mime/structure.ts';
import type { MimePart } from '../../../shared/mime/structure.ts';
import { failure, success } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import type { DecoderSet } from '../decoder-set.ts';
import { WHOLE_FILE } from '../../../shared/formats/node.ts';
import { isBody, isHtmlBody } from '../jobs/body.ts';
import { transferDecoded } from '../jobs/transfer-encoding.ts';
import { createCollector } from './collect.ts';
import { isReadAsBody, roleOf } from './node.ts';
import type { Node, Steps } from './node.ts';
import { failureAbove, failureOf, pourSteps } from './pour.ts';
import type { PourTools } from './pour.ts';
import { isMailWithin, whyNoMail } from './mail.ts';
import { textFiles } from './text-files.ts';

export interface FindTools extends PourTools, DecoderSet {
  readonly recognise: (bytes: Uint8Array) => Recognition;
}

export interface FoundNode {
  readonly path: string;
  /** Without the transfer encoding; at most `limits.nestedBytes` of what was decoded on the way. */
  readonly content: Uint8Array;
  readonly isBody: boolean;
  /** The part of the message that it is, with its headers; null when it is no part. */
  readonly part: MimePart | null;
  /** What its container says of it. */
  readonly facts: readonly Fact[];
  /** Why `content` is only the beginning. */
  readonly cut: Failure | null;
}

const SEGMENT = /\/(\d+)((?:\.\d+)*)/g;

/** Fails as malformed-message when there is no such node, and as what was opened on the way to it fails. */
export async function findNode(
  file: Uint8Array,
  path: string,
  tools: FindTools,
): Promise<Result<FoundNode, Failure>> {
  if (path === WHOLE_FILE) return success({ ...PLAIN, path, content: file });
  if (!NODE_PATH.test(path)) return noNode(path);
  const [first = ''] = path.split('/', 1);
  const rest = path.slice(first.length);
  let found = inFile(file, first, tools);
  let at = first;
  for (const [, member = '', parts = ''] of rest.matchAll(SEGMENT)) {
    if (!found.ok) return found;
    if (found.value.cut !== null) return failure(found.value.cut);
    const { content, isBody: isText } = found.value;
    const recognition = tools.recognise(content);
    found =
      !isText && isMailWithin(content, recognition)
        ? partOf(content, `${at}/1`, `${at}/${member}${parts}`, tools)
        : parts === ''
          ? await memberOf(content, recognition, { number: Number(member), above: at }, tools)
          : noNode(path);
    at += `/${member}${parts}`;
  }
  return found;
}

function noNode(path: string): Result<FoundNode, Failure> {
  return failure({ kind: 'malformed-message', detail: `no part ${path}`, part: path, offset: null });
}

/** The part `path` of a mail message; of a file that is none, "1" is the file. */
function inFile(file: Uint8Array, path: string, tools: FindTools): Result<FoundNode, Failure> {
  if (whyNoMail(file, tools.recognise) === null) return partOf(file, '1', path, tools);
  return path === '1' ? success({ ...PLAIN, path, content: file }) : noNode(path);
}

const PLAIN = { isBody: false, part: null, facts: [], cut: null };

function partOf(
  message: Uint8Array,
  rootPath: string,
  path: string,
  { limits, heartbeat, recognise }: FindTools,
): Result<FoundNode, Failure> {
  const structure = readMimeStructure(message, limits, heartbeat.consumed, rootPath);
  if (!structure.ok) return structure;
  const part = [...walkParts(structure.value.root)].find((candidate) => candidate.path === path);
  if (part === undefined) return noNode(path);
  const content = transferDecoded(message, part, heartbeat.consumed);
  const role = isBody(part) || isHtmlBody(part) ? 'body' : 'attachment';
  const isText = isReadAsBody({ role }, recognise(content));
  return success({ path, content, isBody: isText, part, facts: [], cut: null });
}

async function memberOf(
  content: Uint8Array,
  recognition: Recognition,
  { number, above }: { readonly number: number; readonly above: string },
  tools: FindTools,
): Promise<Result<FoundNode, Failure>> {
  const path = `${above}/${number}`;
  try {
    const member = startOf(content, recognition, number, tools);
    if (member === null) return noNode(path);
    // What is above is given up once this is known.
    const collector = createCollector({ left: tools.limits.nestedBytes });
    const source = { path, bytesIn: content.length };
    const poured = await pourSteps(tools, source, member.open, (bytes) => {
      collector.add(bytes);
      return true;
    });
    const inside = collector.content();
    return success({
      path,
      content: inside,
      isBody: isReadAsBody(member, tools.recognise(inside)),
      part: null,
      facts: member.facts,
      cut: failureAbove(poured.failure, above),
    });
  } catch (error) {
    return failure(failureOf(error, above));
  }
}

interface Start {
  readonly open: () => Steps;
  readonly role: Node['role'];
  readonly facts: readonly Fact[];
}

/** Null when there is no such member. @throws CodecFault when what is above cannot be opened */
function startOf(
  content: Uint8Array,
  { format }: Recognition,
  number: number,
  tools: FindTools,
): Start | null {
  if (isCodec(format)) {
    const open = (): Steps => tools.decompress(format, content);
    return number === 1 ? { open, role: 'attachment', facts: [] } : null;
  }
  const members = isContainer(format)
    ? tools.open(format, content, { limits: tools.limits, passed: tools.heartbeat.consumed }).members
    : textFiles(content, tools).files.map(({ member }) => member);
  const member = members[number - 1];
  if (member === undefined) return null;
  return { open: member.open, role: roleOf(member), facts: member.facts };
}
