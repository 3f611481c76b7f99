import { ipcMain } from 'electron';
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { engineRequestSchemas } from '../../shared/contract.ts';
import type { Answer, EngineRequestName, RequestName, ShellRequestName } from '../../shared/contract.ts';
import { failure } from '../../shared/result.ts';
import { REQUEST_CHANNEL } from '../../shared/channels.ts';
import { isPage } from './page-protocol.ts';
import { isShellRequest } from './shell-requests.ts';

export interface Answerers {
  readonly engine: <Name extends EngineRequestName>(name: Name, args: unknown) => Promise<Answer<Name>>;
  readonly shell: <Name extends ShellRequestName>(name: Name, args: unknown) => Promise<Answer<Name>>;
}

/** The one door from the window: only our page, in our window, and only names of the contract. */
export function answerRequests(window: () => BrowserWindow | null, { engine, shell }: Answerers): void {
  ipcMain.handle(REQUEST_CHANNEL, (event, name: unknown, args: unknown): Promise<Answer<RequestName>> => {
    if (!isFromPage(event, window())) throw new Error('request from somewhere else than the window');
    if (isShellRequest(name)) return shell(name, args);
    if (isEngineRequest(name)) return engine(name, args);
    const text = `There is no request "${String(name)}".`;
    return Promise.resolve(
      failure({
        kind: 'invalid-request',
        text,
        nextStep: 'This is a fault of the program; please report it.',
      }),
    );
  });
}

function isEngineRequest(name: unknown): name is EngineRequestName {
  return typeof name === 'string' && Object.hasOwn(engineRequestSchemas, name);
}

function isFromPage(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  return (
    window !== null && event.senderFrame === window.webContents.mainFrame && isPage(event.senderFrame.url)
  );
}
