/** Rules about who is registered with whom, as far as messages show it. */
import { counted } from '../../../format/count.ts';
import { whoOf } from '../../about-cycles.ts';
import type { Rule } from '../../model.ts';

const REGISTRATION = { family: 'registration', acts: ['open-logs', 'open-ladder'], explains: [] } as const;

export const NEVER_ANSWERED: Rule = {
  ...REGISTRATION,
  id: 'registration/never-answered',
  severity: 'error',
  certainty: 'likely',
  name: 'The server answers others, never this requestor',
  looksAt:
    'Requestors with three requests or more in time and not one reply, in runs in which the server answered most others.',
  meaning:
    'The server answers everybody it accepts a request from. One that it never answers is not registered there, is registered under another name or password, or has registered another post office as its server. With Exchange as the server, the remote requestor object or its hidden $SYSTEM recipient is missing, doubled, or has a wrong DirSync address.',
  disproof:
    'Replies to it that take another way than this queue: its later requests would then hold a growing S.',
  kb: ['Q99268', 'Q147084', 'Q96060', 'Q163625', 'Q191015', 'Q125917'],
  remedy: [
    'Look for "requestor not registered" [158] or a wrong password [156] in the DIRSYNC.LOG of the server, and for events 136 and 139 where it is an Exchange computer.',
    'Verify both registrations: Config, Dir-Sync, Server, Requestors at the server; Config, Dir-Sync, Requestor, Registration at the requestor.',
    'Exchange: there must be exactly one recipient, hidden ones included, for NET/PO/$SYSTEM of this requestor; delete a doubled one and let that replicate (Q147084, Q163625).',
    'A foreign requestor: REQNAME must hold NET/PO as it was registered (Q99268).',
  ],
  explains: [
    { rule: 'cycles/no-reply', by: 'requestor' },
    { rule: 'registration/unknown-requestor', by: 'requestor' },
    { rule: 'registration/refused', by: 'requestor' },
    { rule: 'registration/password', by: 'requestor' },
    { rule: 'sequence/acknowledgement-lost', by: 'requestor' },
  ],
  title: (card) => `${whoOf(card)}: never answered, though the server answers others`,
};

export const TWO_SERVERS: Rule = {
  ...REGISTRATION,
  id: 'registration/two-servers',
  severity: 'warning',
  certainty: 'likely',
  name: 'A requestor uses two servers in turn',
  looksAt: 'Requestors whose messages to and from two servers overlap in time.',
  meaning:
    "A requestor can be registered with one server only, and its numbers are those of one server's list. With two of them, each set of numbers makes the other one wrong: updates are skipped or sent again.",
  disproof:
    'A move from one server to the other within the time of this queue, after which only the new one is used.',
  kb: ['Q118621', 'Q96060'],
  remedy: [
    'Decide which server is its own, and register that one: Config, Dir-Sync, Requestor, Registration.',
    'Delete it at the other server: Config, Dir-Sync, Server, Requestors, Delete.',
    'Let it ask for a full import afterwards: Config, Dir-Sync, Requestor, Import.',
  ],
  explains: [{ rule: 'sequence/ahead-of-server', by: 'requestor' }],
  title: (card) => `${whoOf(card)}: messages with two servers at the same time`,
};

export const SERVER_AS_REQUESTOR: Rule = {
  ...REGISTRATION,
  id: 'registration/server-as-requestor',
  severity: 'warning',
  certainty: 'likely',
  name: 'A server is requestor of another server',
  looksAt:
    'Post offices that answer requestors of their own and, in the same weeks, send requests to another server.',
  meaning:
    'A server is requestor of itself, and of no other one. Its own numbers and those it receives then mix, and its requestors receive what does not fit together.',
  disproof: 'A server that was made a requestor, or the other way round, within the time of this queue.',
  kb: ['Q118621', 'Q96060'],
  remedy: [
    'Let one post office be the server of all, and register every other one with it.',
    'A former server: turn it off under Config, Dir-Sync, Options, and take its T2 out of the schedule (Q96060).',
  ],
  title: (card) => `${whoOf(card)}: server and requestor of another server at once`,
};

export const NOT_THE_SERVER: Rule = {
  ...REGISTRATION,
  id: 'registration/not-the-server',
  severity: 'error',
  certainty: 'likely',
  name: 'Requests go to a post office that is no server',
  looksAt:
    'Requests to a post office that answers nobody in this queue and itself sends requests to another server.',
  meaning:
    'A requestor that receives requests reports "server configuration busy" [161] and answers nothing. The post offices that send to it are registered with the wrong one, or it was the server once.',
  disproof: 'Replies of that post office that take another way than this queue.',
  kb: ['Q96060', 'Q136487'],
  remedy: [
    'Register the right server at each of them: Config, Dir-Sync, Requestor, Registration.',
    'Clear the DirSync mailbag of the post office that is no server: SYSTEM.MBG to zero bytes and SYSTEM.KEY with DEBUG (Q96060, problem 3).',
    'Take T2 out of its schedule, if it has one.',
  ],
  explains: [
    { rule: 'cycles/no-reply', by: 'requestor' },
    { rule: 'registration/two-servers', by: 'requestor' },
  ],
  title: (card) => `${whoOf(card)}: requests go to a post office that is no server`,
};

export const ANSWERED_UNASKED: Rule = {
  ...REGISTRATION,
  id: 'registration/answered-unasked',
  severity: 'info',
  certainty: 'possible',
  name: 'A post office is answered and never asks',
  looksAt:
    'Requestors with three replies or more and no request at all, in runs in which the requests of most others are here.',
  meaning:
    'The server answers those it has heard from. Its requests reach the server by another way, which then is not watched here, or are written under another name: a network or post office that was renamed, for instance.',
  disproof: 'Requests of it that were removed from this queue.',
  kb: ['Q96060', 'Q114246'],
  remedy: [
    'Find out by which way its requests reach the server.',
    'If it was renamed, every server and requestor must delete the old name and register the new one (Q114246).',
  ],
  title: (card) => `${whoOf(card)}: ${counted(card.messages, 'reply', 'replies')}, and not one request`,
};

export const WRONG_MAILBOX: Rule = {
  ...REGISTRATION,
  id: 'registration/wrong-mailbox',
  severity: 'error',
  certainty: 'likely',
  name: 'Replies go to another mailbox than $SYSTEM',
  looksAt:
    'Requestors that send ReqTx requests and get two replies or more, none of which is addressed to a $SYSTEM or SYSTEMn mailbox.',
  meaning:
    'REQMAIN reads what lies in the system mailbag, which is what arrives for NET/PO/$SYSTEM. A reply to any other mailbox is mail to a person, and the requestor never processes it. With Exchange as the server, the DirSync address of the remote requestor object is wrong.',
  disproof: 'Copies for an administrator, whose originals have left this queue already.',
  kb: ['Q191015', 'Q150828', 'Q149905'],
  remedy: [
    'Show hidden recipients, unhide the one for NET/PO/$SYSTEM of that requestor, choose it under General, Dirsync Address of the remote requestor object, and hide it again (Q191015).',
    'Then run a cycle.',
  ],
  explains: [
    { rule: 'sequence/acknowledgement-lost', by: 'requestor' },
    { rule: 'sequence/full-import', by: 'requestor' },
  ],
  title: (card) => `${whoOf(card)}: replies go to another mailbox than $SYSTEM`,
};
