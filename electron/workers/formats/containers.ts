import { CodecFault } from '../../../shared/codecs/fault.ts';
import { openCabinet } from '../../../shared/codecs/cab/open.ts';
import { openBinhex } from '../../../shared/formats/binhex.ts';
import type { OpenContainer, Opened, OpenTools } from '../../../shared/formats/container.ts';
import { openMsg } from '../../../shared/formats/msg/open.ts';
import type { Container } from '../../../shared/formats/names.ts';
import { openTnef } from '../../../shared/formats/tnef/open.ts';
import { openUuencoded } from '../../../shared/formats/uuencode.ts';
import { openZip } from '../../../shared/formats/zip/open.ts';

/**
 * Opens what was recognised as this container within a message.
 * @throws CodecFault as `OpenContainer` does
 */
export function openContainer(container: Container, input: Uint8Array, tools: OpenTools): Opened {
  return openerOf(container)(input, tools);
}

function openerOf(container: Container): OpenContainer {
  switch (container) {
    case 'zip':
      return openZip;
    case 'cab':
      return openCabinet;
    case 'tnef':
      return openTnef;
    case 'msg':
      return openMsg;
    case 'uuencode':
      return within(openUuencoded, 'uuencoded');
    case 'binhex':
      return within(openBinhex, 'in BinHex');
  }
}

/** Of a text that was said to hold such files. */
function within(open: (text: Uint8Array, tools: OpenTools) => Opened | null, what: string): OpenContainer {
  return (text, tools) => {
    const opened = open(text, tools);
    if (opened === null) throw new CodecFault('corrupt-data', `no file ${what} in this text`, null);
    return opened;
  };
}
