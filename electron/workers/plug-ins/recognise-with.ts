import { plugInCodec } from '../../../shared/formats/names.ts';
import type { PlugInSource } from '../../../shared/formats/plug-in.ts';
import { RECOGNITION_BYTES } from '../../../shared/formats/recognise.ts';
import type { OnProgress } from '../../../shared/progress.ts';
import { PlugInFault, plugInFaultText } from './fault.ts';
import type { PlugIns, PlugInLimits } from './plug-ins.ts';
import { processorAlarm } from './processor-alarm.ts';
import { createSandbox } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import type { Guest } from './start-guest.ts';

/** Gives why it knows this content, empty when it does not. @throws PlugInFault */
type Asked = (head: Uint8Array) => string;

/** Asks plug-ins one after the other, in their order. */
export async function createRecogniser(
  sources: readonly PlugInSource[],
  limits: PlugInLimits,
  passed: OnProgress,
): Promise<PlugIns['recognise']> {
  const plugIns = await Promise.all(
    sources.map(async (source) => ({ name: source.name, ask: await createAsked(source, limits) })),
  );
  return (bytes) => {
    const head = bytes.subarray(0, RECOGNITION_BYTES);
    const unanswered: string[] = [];
    const alarm = processorAlarm(limits.plugInRecogniseMs);
    for (const [index, { name, ask }] of plugIns.entries()) {
      if (alarm.isDue()) {
        unanswered.push(notAsked(plugIns.length - index));
        break;
      }
      // A beat and no measure: the bytes are counted where they are read.
      passed(1);
      try {
        const why = ask(head);
        if (why !== '') return { format: plugInCodec(name), why: `plug-in ${name}: ${why}` };
      } catch (error) {
        if (!(error instanceof PlugInFault)) throw error;
        unanswered.push(`plug-in ${name} gave no answer: ${plugInFaultText(error)}`);
      }
    }
    return unanswered.length === 0 ? null : { format: 'unknown', why: unanswered.join('; ') };
  };
}

function notAsked(count: number): string {
  return `${count === 1 ? 'one more plug-in was' : `${count} more plug-ins were`} not asked: it took too long`;
}

/**
 * Each plug-in has a sandbox of its own, so that one that breaks its own does not break that of another; and each content
 * a state of its own in it: what one did is not there for the next.
 */
async function createAsked(plugIn: PlugInSource, limits: PlugInLimits): Promise<Asked> {
  const bounds = { stackBytes: limits.plugInStackBytes, answerMs: limits.plugInAnswerMs };
  const create = (): Promise<Sandbox> => createSandbox(limits.plugInAskedMemoryBytes);
  /** Null from when it broke until there is another one. */
  let sandbox: Sandbox | null = await create();
  return (head) => {
    if (sandbox === null) throw new PlugInFault('broken', 'it is started anew');
    let guest: Guest | null = null;
    try {
      guest = sandbox.start(bounds);
      guest.load(plugIn);
      return guest.recognise(head);
    } finally {
      if (guest === null || !guest.end()) {
        sandbox = null;
        void create().then((made) => (sandbox = made));
      }
    }
  };
}
