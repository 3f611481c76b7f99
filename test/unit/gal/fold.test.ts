import { describe, expect, test } from 'vitest';
import { STILL_THERE } from '../../../shared/gal/columns.ts';
import { GAL_SERVER, galOf } from '../../fixtures/gal.ts';
import type { GalMessageText } from '../../fixtures/gal.ts';
import { effectsOf, entriesAt, foldedOf, historyText, SERVER_VIEW, viewOf } from '../../fixtures/gal-view.ts';

const PO1 = 'NORTH/PO1';
const ANN = 'A Ann\tPCM:NORTH/PO1/ANN';
const BO = 'A Bo\tPCM:NORTH/PO1/BO';

function request(cycle: number, ...lines: string[]): GalMessageText {
  return { role: 'request', cycle, supplier: PO1, text: lines.join('\r\n') };
}

function reply(cycle: number, ...lines: string[]): GalMessageText {
  return { role: 'reply', cycle, supplier: GAL_SERVER, requestor: PO1, text: lines.join('\r\n') };
}

/** What PO1 has after its own updates, one message a cycle, and how often each effect was. */
function imported(...messages: string[][]) {
  const data = galOf(messages.map((lines, at) => request(at + 1, ...lines)));
  return { entries: entriesAt(data, viewOf(PO1)), effects: effectsOf(data, viewOf(PO1)) };
}

describe('A', () => {
  test('adds an alias that is new to its list', () => {
    expect(imported([ANN])).toEqual({ entries: ['Ann PCM:NORTH/PO1/ANN'], effects: { added: 1 } });
  });

  test('is refused when the alias is there with something else, whatever its case', () => {
    const { entries, effects } = imported([ANN], ['A ANN\tPCM:north/po1/OTHER']);
    expect(entries).toEqual(['Ann PCM:NORTH/PO1/ANN']);
    expect(effects).toEqual({ added: 1, refused: 1 });
  });

  test('says nothing new when the same is there already', () => {
    expect(imported([ANN], [ANN]).effects).toEqual({ added: 1, repeated: 1 });
  });

  test('takes MS, CSI and a missing type for PCM', () => {
    const { effects } = imported([ANN, 'A Ann\tMS:NORTH/PO1/ANN', 'A Ann\tCSI:NORTH/PO1/ANN']);
    expect(effects).toEqual({ added: 1, repeated: 2 });
  });

  test('of an alias that is in another list adds an entry', () => {
    const { entries } = imported([ANN, 'A Ann\tPCM:NORTH/PO2/ANN', 'A Ann\tSMTP:ann@example.com']);
    expect(entries).toHaveLength(3);
  });
});

describe('D', () => {
  test('removes an entry, whatever the address and the case of its alias', () => {
    expect(imported([ANN], ['D ann\tPCM:NORTH/PO1/ELSE'])).toEqual({
      entries: [],
      effects: { added: 1, removed: 1 },
    });
  });

  test('of an unknown alias does nothing', () => {
    expect(imported([ANN, 'D Bo\tPCM:NORTH/PO1/BO']).effects).toEqual({ added: 1, unknown: 1 });
  });
});

describe('M', () => {
  test('gives an entry another alias and address', () => {
    const { entries, effects } = imported([ANN], ['M Ann\tPCM:NORTH/PO1/ANN', '  Anna\tPCM:NORTH/PO1/ANNA']);
    expect(entries).toEqual(['Anna PCM:NORTH/PO1/ANNA']);
    expect(effects).toEqual({ added: 1, changed: 1 });
  });

  test('moves an entry to the list of its new address', () => {
    const { effects } = imported([ANN], ['M Ann\tPCM:NORTH/PO1/ANN', '  Ann\tPCM:NORTH/PO2/ANN']);
    expect(effects).toEqual({ added: 1, moved: 1 });
  });

  test('without its second line leaves name and address and takes the template values', () => {
    const { entries } = imported([ANN], ['M Ann\tPCM:NORTH/PO1/ELSE', '- Tel/1']);
    expect(entries).toEqual(['Ann PCM:NORTH/PO1/ANN Tel=1']);
  });

  test('replaces all template values by those it gives', () => {
    const { entries } = imported([ANN, '- Tel/1', '- Room/2'], ['M Ann\tPCM:NORTH/PO1/ANN', '- Tel/3']);
    expect(entries).toEqual(['Ann PCM:NORTH/PO1/ANN Tel=3']);
  });

  test('keeps the template values when it gives none', () => {
    const change = ['M Ann\tPCM:NORTH/PO1/ANN', '  Ann\tPCM:NORTH/PO1/NEW'];
    expect(imported([ANN, '- Tel/1'], change).entries).toEqual(['Ann PCM:NORTH/PO1/NEW Tel=1']);
  });

  test('that changes the case alone is a change', () => {
    const { entries, effects } = imported([ANN], ['M Ann\tPCM:NORTH/PO1/ANN', '  ANN\tPCM:NORTH/PO1/ANN']);
    expect(entries).toEqual(['ANN PCM:NORTH/PO1/ANN']);
    expect(effects).toEqual({ added: 1, changed: 1 });
  });

  test('is refused when its new alias is another entry’s', () => {
    const { entries, effects } = imported([ANN, BO], ['M Ann\tPCM:NORTH/PO1/ANN', '  Bo\tPCM:NORTH/PO1/NEW']);
    expect(entries).toHaveLength(2);
    expect(effects).toEqual({ added: 2, refused: 1 });
  });

  test('of an unknown alias does nothing', () => {
    expect(imported(['M Ann\tPCM:NORTH/PO1/ANN', '  Bo\tPCM:NORTH/PO1/BO']).effects).toEqual({ unknown: 1 });
  });

  test('that says what is so already changes nothing', () => {
    expect(imported([ANN], ['M Ann\tPCM:NORTH/PO1/ANN']).effects).toEqual({ added: 1, repeated: 1 });
  });
});

describe('R', () => {
  test('sweeps what the rest of its message does not name again', () => {
    const { entries, effects } = imported([ANN, BO], ['R PCM:NORTH/PO1', ANN]);
    expect(entries).toEqual(['Ann PCM:NORTH/PO1/ANN']);
    expect(effects).toEqual({ added: 2, 'list-replaced': 1, kept: 1, swept: 1 });
  });

  test('lets an entry that it names again as it was go on as if nothing had happened', () => {
    const folded = foldedOf(galOf([request(1, ANN), request(2, 'R PCM:NORTH/PO1', ANN)]), viewOf(PO1));
    expect([folded.versions, folded.from[0], folded.to[0]]).toEqual([1, 0, STILL_THERE]);
  });

  test('makes a change of an entry that it names again with something else', () => {
    const { entries, effects } = imported([ANN], ['R PCM:NORTH/PO1', 'A Ann\tPCM:NORTH/PO1/NEW']);
    expect(entries).toEqual(['Ann PCM:NORTH/PO1/NEW']);
    expect(effects).toEqual({ added: 1, 'list-replaced': 1, changed: 1 });
  });

  test('does not find what the next message names', () => {
    const { effects } = imported([ANN], ['R PCM:NORTH/PO1'], [ANN]);
    expect(effects).toEqual({ added: 2, 'list-replaced': 1, swept: 1 });
  });

  test('leaves nothing for D and M until A has named it', () => {
    const { effects } = imported([ANN], ['R PCM:NORTH/PO1', 'D Ann\tPCM:NORTH/PO1/ANN']);
    expect(effects).toEqual({ added: 1, 'list-replaced': 1, unknown: 1, swept: 1 });
  });

  test('leaves other lists alone', () => {
    const others = ['A Cy\tPCM:NORTH/PO2/CY', 'A Dee\tSNADS:NORTH/PO1/DEE'];
    expect(imported([ANN, ...others], ['R PCM:NORTH/PO1']).entries).toHaveLength(2);
  });

  test('of a type without post offices replaces all of that type', () => {
    const smtp = ['A Ann\tSMTP:ann@one.example', 'A Bo\tSMTP:bo@two.example'];
    expect(imported(smtp, ['R SMTP:']).entries).toEqual([]);
  });

  test('of a whole gateway replaces all of its lists', () => {
    const snads = ['A Ann\tSNADS:ONE/NODE/ANN', 'A Bo\tSNADS:TWO/NODE/BO'];
    expect(imported([...snads, ANN], ['R SNADS:', snads[0] ?? '']).entries).toEqual([
      'Ann PCM:NORTH/PO1/ANN',
      'Ann SNADS:ONE/NODE/ANN',
    ]);
  });

  test('sweeps an alias that another entry takes over', () => {
    const move = ['M Cy\tPCM:NORTH/PO2/CY', '  Ann\tPCM:NORTH/PO1/CY'];
    const { entries, effects } = imported([ANN, 'A Cy\tPCM:NORTH/PO2/CY'], ['R PCM:NORTH/PO1', ...move]);
    expect(entries).toEqual(['Ann PCM:NORTH/PO1/CY']);
    expect(effects).toEqual({ added: 2, 'list-replaced': 1, moved: 1, swept: 1 });
  });
});

describe('what is no entry', () => {
  test('T defines a template and changes no entry', () => {
    const { entries, effects } = imported([ANN], ['T PCM:NORTH/PO1', ' Tel:~1~10~0~~']);
    expect(entries).toHaveLength(1);
    expect(effects).toEqual({ added: 1, 'template-defined': 1 });
  });

  test('groups and unreadable lines contribute nothing', () => {
    expect(imported([ANN, 'G Group\tPCM:NORTH/PO1/GROUP', 'X what is this']).effects).toEqual({ added: 1 });
  });

  test('updates that were told before count once', () => {
    const rename = ['M Ann\tPCM:NORTH/PO1/ANN', '  Anna\tPCM:NORTH/PO1/ANN'];
    const data = galOf([request(1, ANN, ...rename), { ...request(2, ANN, ...rename, BO), repeats: 2 }]);
    expect(entriesAt(data, viewOf(PO1))).toEqual(['Anna PCM:NORTH/PO1/ANN', 'Bo PCM:NORTH/PO1/BO']);
    expect(effectsOf(data, viewOf(PO1)).repeated).toBe(2);
  });
});

describe('the server’s list', () => {
  test('takes from replies what no request names', () => {
    const data = galOf([reply(1, 'R PCM:SOUTH/PO9', 'A Zoe\tPCM:SOUTH/PO9/ZOE')]);
    expect(entriesAt(data, SERVER_VIEW)).toEqual(['Zoe PCM:SOUTH/PO9/ZOE']);
  });

  test('does not let a reply outrank a request', () => {
    const data = galOf([request(2, ANN), reply(2, 'D Ann\tPCM:NORTH/PO1/ANN')]);
    expect(entriesAt(data, SERVER_VIEW)).toHaveLength(1);
    expect(effectsOf(data, SERVER_VIEW).outranked).toBe(1);
  });

  test('is not emptied by an R in a reply', () => {
    const data = galOf([reply(1, ANN, BO), reply(2, 'R PCM:NORTH/PO1', ANN)]);
    expect(entriesAt(data, SERVER_VIEW)).toHaveLength(2);
  });

  test('believes the last word of a reply that repeats the past', () => {
    const rename = ['M Ann\tPCM:NORTH/PO1/ANN', '  Anna\tPCM:NORTH/PO1/ANN'];
    const data = galOf([reply(1, ANN, ...rename), reply(2, ANN, ...rename)]);
    expect(entriesAt(data, SERVER_VIEW)).toEqual(['Anna PCM:NORTH/PO1/ANN']);
    expect(effectsOf(data, SERVER_VIEW)).toMatchObject({ added: 1, repeated: 1 });
  });

  test('learns of an entry from a reply that changes it', () => {
    const data = galOf([reply(1, 'M Ann\tPCM:NORTH/PO1/ANN', '  Anna\tPCM:NORTH/PO1/ANNA')]);
    expect(entriesAt(data, SERVER_VIEW)).toEqual(['Anna PCM:NORTH/PO1/ANNA']);
  });

  test('still believes replies on what a request names in vain', () => {
    const data = galOf([request(1, 'M Ann\tPCM:NORTH/PO1/ANN', '- Tel/1'), reply(1, ANN, '- Tel/1')]);
    expect(entriesAt(data, SERVER_VIEW)).toEqual(['Ann PCM:NORTH/PO1/ANN Tel=1']);
  });

  test('has a requestor’s own list beside it, where replies are imported', () => {
    const data = galOf([request(1, ANN, BO), reply(1, 'R PCM:NORTH/PO1', ANN)]);
    expect(entriesAt(data, viewOf(PO1))).toEqual(['Ann PCM:NORTH/PO1/ANN']);
    expect(entriesAt(data, SERVER_VIEW)).toHaveLength(2);
  });
});

describe('the past', () => {
  test('is kept for every cycle', () => {
    const data = galOf([request(1, ANN), request(3, BO), request(4, 'D Ann\tPCM:NORTH/PO1/ANN')]);
    const sizes = [0, 1, 2, 3, 4, 9].map((cycle) => entriesAt(data, SERVER_VIEW, cycle).length);
    expect(sizes).toEqual([0, 1, 1, 2, 1, 1]);
  });

  test('of an entry names each transaction and what came of it', () => {
    const rename = ['M Ann\tPCM:NORTH/PO1/ANN', '  Anna\tPCM:NORTH/PO1/ANN'];
    const data = galOf([request(1, ANN), request(2, ANN, ...rename), request(3, 'R PCM:NORTH/PO1', BO)]);
    const history = historyText(data, viewOf(PO1), 'Anna');
    expect(history).toEqual(['1 A added', '2 A repeated', '2 M changed', '3 R swept']);
  });

  test('of an entry that has got another alias ends with that', () => {
    const rename = ['M Ann\tPCM:NORTH/PO1/ANN', '  Anna\tPCM:NORTH/PO1/ANN'];
    const data = galOf([request(1, ANN, ...rename), request(2, 'D Anna\tPCM:NORTH/PO1/ANN')]);
    expect(historyText(data, viewOf(PO1), 'Ann')).toEqual(['1 A added', '1 M changed']);
  });
});

describe('the limit of versions', () => {
  const three = [request(1, ANN, BO), request(2, 'A Cy\tPCM:NORTH/PO1/CY')];

  test('is not reached by as many as it allows', () => {
    const folded = foldedOf(galOf(three, { limits: { galVersions: 3 } }), SERVER_VIEW);
    expect([folded.versions, folded.cut]).toEqual([3, null]);
  });

  test('ends the list at the transaction that needs one more', () => {
    const data = galOf(three, { limits: { galVersions: 2 } });
    const folded = foldedOf(data, SERVER_VIEW);
    expect([folded.versions, folded.cut]).toEqual([2, { step: 1, row: 0 }]);
    expect(effectsOf(data, SERVER_VIEW)).toEqual({ added: 2 });
  });

  test('leaves what an R has not settled as it was', () => {
    const messages = [request(1, ANN, BO), request(2, 'R PCM:NORTH/PO1', 'A Cy\tPCM:NORTH/PO1/CY')];
    const data = galOf(messages, { limits: { galVersions: 2 } });
    expect(entriesAt(data, SERVER_VIEW)).toHaveLength(2);
  });
});
