import { CodecFault } from '../../../shared/codecs/fault.ts';
import type { Decoded } from '../../../shared/codecs/fault.ts';
import { refuseRest } from '../../../shared/codecs/rest.ts';
import type { FailureKind } from '../../../shared/failure.ts';
import type { PlugInSource } from '../../../shared/formats/plug-in.ts';
import { PlugInFault, plugInFaultText } from './fault.ts';
import type { PlugInLimits } from './plug-ins.ts';
import { createSandbox } from './sandbox.ts';

/** What a plug-in may say of the data, at the beginning of the text of its error. */
const SAID_KINDS: readonly FailureKind[] = [
  'truncated',
  'checksum-mismatch',
  'corrupt-data',
  'unsupported-codec',
];

/**
 * Decodes in an engine of its own, which goes with it: what one message did to it can not reach the next one, and its
 * memory is given back. How long a step takes is for the watchdog of the worker.
 * @throws CodecFault
 */
export async function* decodeWith(
  plugIn: PlugInSource,
  input: Uint8Array,
  limits: PlugInLimits,
): AsyncGenerator<Decoded, void> {
  const sandbox = await createSandbox(limits.plugInMemoryBytes);
  let consumed = 0;
  try {
    const guest = sandbox.start({ stackBytes: limits.plugInStackBytes, answerMs: null });
    guest.load(plugIn);
    const next = guest.decode(input);
    for (let step = next(); step !== null; step = next()) {
      if (!Number.isInteger(step.consumed) || step.consumed < consumed || step.consumed > input.length)
        throw new PlugInFault('wrong', `consumed is ${step.consumed} after ${consumed} of ${input.length}`);
      ({ consumed } = step);
      yield step;
    }
  } catch (error) {
    throw error instanceof PlugInFault ? faultOf(plugIn.name, error, consumed) : error;
  }
  refuseRest(input, consumed);
}

/** Only what the plug-in says itself is told of the data. Anything else that is wrong is wrong with the plug-in. */
function faultOf(name: string, fault: PlugInFault, offset: number): CodecFault {
  const { kind, message } = fault;
  if (kind !== 'thrown')
    return new CodecFault('decoder-crashed', `plug-in ${name}: ${plugInFaultText(fault)}`, offset);
  const said = SAID_KINDS.find((one) => message.startsWith(`${one}:`));
  const detail = said === undefined ? message : message.slice(said.length + 1).trim();
  return new CodecFault(said ?? 'corrupt-data', `plug-in ${name}: ${detail}`, offset);
}
