/** Answers what is asked about the address list: how far it is, and with the thread's help all the rest. */
import path from 'node:path';
import type { Answer, RequestArgs } from '../../shared/contract.ts';
import type { galRequestSchemas } from '../../shared/contract/gal.ts';
import { success } from '../../shared/result.ts';
import type { GalQuestion } from '../gal/protocol.ts';
import type { Handlers, WithQueue } from './handlers.ts';
import { checkTargetFolder } from './target-folder.ts';

const QUESTIONS = [
  'gal.tree',
  'gal.open',
  'gal.page',
  'gal.locate',
  'gal.entry',
  'gal.cycles',
  'gal.diff',
  'gal.diffPage',
  'gal.importFile',
  'gal.compare',
  'gal.comparePage',
  'gal.check',
  'gal.checkPage',
  'gal.pictures',
] as const satisfies readonly GalQuestion[];

export function createGalHandlers(withQueue: WithQueue): Pick<Handlers, keyof typeof galRequestSchemas> {
  /** The thread answers each name with the value of that name. */
  const ask = <Name extends GalQuestion>(name: Name, args: RequestArgs<Name>) =>
    withQueue(({ gal }) => gal.ask(name, args) as Promise<Answer<Name>>);
  const asked = Object.fromEntries(
    QUESTIONS.map((name) => [name, (args: RequestArgs<typeof name>) => ask(name, args)]),
  ) as unknown as Pick<Handlers, (typeof QUESTIONS)[number]>;
  return {
    ...asked,
    'gal.overview': () => withQueue(({ gal }) => success(gal.overview())),
    'gal.cancel': () =>
      withQueue(({ gal }) => {
        gal.cancel();
        return success(null);
      }),
    'gal.resume': () =>
      withQueue(async ({ gal }) => {
        await gal.resume();
        return success(null);
      }),
    'gal.export': (args) =>
      withQueue(({ session }) => {
        const folder = checkTargetFolder(session.root, path.dirname(args.path), 'address list');
        if (!folder.ok) return folder;
        return ask('gal.export', { ...args, path: path.join(folder.value, path.basename(args.path)) });
      }),
  };
}
