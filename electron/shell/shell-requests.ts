/** Answers the requests of the contract that need the desktop. */
import path from 'node:path';
import { app, clipboard, dialog, shell } from 'electron';
import type { BrowserWindow, OpenDialogOptions } from 'electron';
import { shellRequestSchemas } from '../../shared/contract.ts';
import type { Answer, RequestArgs, ShellRequestName } from '../../shared/contract.ts';
import { failure, success } from '../../shared/result.ts';
import type { createRecentQueues } from './recent-queues.ts';
import { makeSample } from './make-sample.ts';
import { OPENED_FILES } from './opened-files.ts';
import { saveOptions } from './save-options.ts';

export interface ShellSurroundings {
  readonly window: () => BrowserWindow | null;
  readonly recent: ReturnType<typeof createRecentQueues>;
  readonly dataFolder: string;
  readonly sampleHost: string;
  readonly onSampleProgress: (done: number, total: number) => void;
}

type Handlers = {
  [Name in ShellRequestName]: (args: RequestArgs<Name>) => Promise<Answer<Name>> | Answer<Name>;
};

export function createShellRequests(surroundings: ShellSurroundings) {
  const { recent, dataFolder } = surroundings;
  const choose = async (options: OpenDialogOptions): Promise<Answer<'shell.chooseFolder'>> => {
    const window = surroundings.window();
    const chosen =
      window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
    return success(chosen.canceled ? null : (chosen.filePaths[0] ?? null));
  };
  /** Where something was saved last, until the program ends. */
  let saveFolder: string | null = null;
  const chooseSave = async (title: string, name: string): Promise<Answer<'shell.chooseSave'>> => {
    const options = saveOptions(title, name, saveFolder ?? app.getPath('documents'));
    const window = surroundings.window();
    const chosen =
      window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
    if (chosen.canceled || chosen.filePath === '') return success(null);
    saveFolder = path.dirname(chosen.filePath);
    return success(chosen.filePath);
  };
  const handlers: Handlers = {
    'shell.chooseQueue': ({ kind }) =>
      choose(
        kind === 'directory'
          ? { title: 'Open a queue or a Maildir', properties: ['openDirectory'] }
          : { title: 'Open a file', properties: ['openFile'], filters: OPENED_FILES },
      ),
    'shell.chooseFolder': ({ title }) => choose({ title, properties: ['openDirectory', 'createDirectory'] }),
    'shell.chooseFile': ({ title }) => choose({ title, properties: ['openFile'] }),
    'shell.chooseSave': ({ title, name }) => chooseSave(title, name),
    'shell.recent': async () => success(await recent.list()),
    'shell.forgetRecent': async ({ path: queue }) => {
      await recent.forget(queue);
      return success(await recent.list());
    },
    'shell.makeSample': ({ size }) =>
      makeSample(surroundings.sampleHost, dataFolder, size, surroundings.onSampleProgress),
    'shell.reveal': ({ path: file }) => {
      shell.showItemInFolder(path.normalize(file));
      return success(null);
    },
    'shell.copy': async ({ text }) => {
      await clipboard.writeText(text);
      return success(null);
    },
    'shell.about': () =>
      success({ version: app.getVersion(), electron: process.versions.electron, dataFolder }),
  };
  return async <Name extends ShellRequestName>(name: Name, args: unknown): Promise<Answer<Name>> => {
    const read = shellRequestSchemas[name].safeParse(args);
    if (!read.success) {
      const text = `"${name}" was asked wrongly: ${read.error.message}`;
      return failure({
        kind: 'invalid-request',
        text,
        nextStep: 'This is a fault of the program; please report it.',
      });
    }
    // The schema of a name gives the arguments of that name.
    return handlers[name](read.data as RequestArgs<Name>);
  };
}

export function isShellRequest(name: unknown): name is ShellRequestName {
  return typeof name === 'string' && Object.hasOwn(shellRequestSchemas, name);
}
