/** What a module says of itself, or why it is not used. It is evaluated to learn that. */
import { PLUG_IN_NAME } from '../../../shared/formats/plug-in.ts';
import { refused } from './checked.ts';
import type { CheckedModule, ModuleText } from './checked.ts';
import { plugInFaultText, PlugInFault } from './fault.ts';
import type { PlugInLimits } from './plug-ins.ts';
import { createSandbox } from './sandbox.ts';

export async function checkModule(module: ModuleText, limits: PlugInLimits): Promise<CheckedModule> {
  const { file } = module;
  // One for each: what a module leaves behind is not there for the next.
  const sandbox = await createSandbox(limits.plugInAskedMemoryBytes);
  try {
    const guest = sandbox.start({
      stackBytes: limits.plugInStackBytes,
      answerMs: limits.plugInAnswerMs,
    });
    guest.load(module);
    const name = guest.about('name');
    if (!PLUG_IN_NAME.test(name)) throw new PlugInFault('wrong', nameProblem(name));
    return { file, name, description: guest.about('description'), problem: null };
  } catch (error) {
    if (!(error instanceof PlugInFault)) throw error;
    return refused(file, plugInFaultText(error));
  }
}

function nameProblem(name: string): string {
  return name === ''
    ? 'exports no name'
    : `its name "${name}" is not made of 1 to 64 letters, digits, dots, hyphens and underscores`;
}
