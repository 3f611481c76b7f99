/** The main process: one window, one engine process, and the door between them. */
import fs from 'node:fs';
import path from 'node:path';
import { app, nativeTheme } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Answer, EngineRequestName, EventName, Events } from '../shared/contract.ts';
import { EVENT_CHANNEL } from '../shared/channels.ts';
import { startEngine } from './shell/engine-link.ts';
import type { EngineLink } from './shell/engine-link.ts';
import { answerRequests } from './shell/ipc.ts';
import { setMenu } from './shell/menu.ts';
import { registerPageScheme, servePage } from './shell/page-protocol.ts';
import { savePicture } from './shell/picture.ts';
import { createRecentQueues } from './shell/recent-queues.ts';
import { createShellRequests } from './shell/shell-requests.ts';
import { openWindow } from './shell/window.ts';

/** A queue that is closing finishes the delivery under way; beyond this, recovery does. */
const CLOSE_LIMIT_MS = 4_000;

const here = import.meta.dirname;
let window: BrowserWindow | null = null;
/** Whether the page has run and so takes events. */
let pageListens = false;
/** Asked for before the page could take it. */
let waitingPath: string | null = pathArgument(process.argv, process.cwd());

app.setName('DirSync Workbench');
// As root Chromium has no sandbox and is told so on the command line; everywhere else every process has one.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerPageScheme();
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, argv, folder) => {
    requestOpen(pathArgument(argv, folder));
    window?.focus();
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    requestOpen(file);
  });
  void app.whenReady().then(start);
} else {
  app.quit();
}

function start(): void {
  const dataFolder = app.getPath('userData');
  fs.mkdirSync(dataFolder, { recursive: true });
  servePage(path.join(here, '../renderer'));
  const recent = createRecentQueues(dataFolder);
  const engine = startEngine(path.join(here, 'engine-host.js'), dataFolder, tell);
  const shell = createShellRequests({
    window: () => window,
    recent,
    dataFolder,
    sampleHost: path.join(here, 'sample-host.js'),
    onSampleProgress: (done, total) => tell('sample.progress', { done, total }),
  });
  const ask = async <Name extends EngineRequestName>(name: Name, args: unknown): Promise<Answer<Name>> => {
    const answer = await engine.request(name, args);
    noteAnswer(name, answer, recent);
    return answer;
  };
  answerRequests(() => window, { engine: ask, shell });
  setMenu((command) => tell('menu.chosen', { command }));
  void ask('settings.get', {});
  closeEngineBeforeQuitting(engine);
  showWindow(dataFolder);
}

/** What the main process itself has to know of what the engine answers. */
function noteAnswer(
  name: EngineRequestName,
  answer: Answer<EngineRequestName>,
  recent: ReturnType<typeof createRecentQueues>,
): void {
  if (!answer.ok || answer.value === null || typeof answer.value !== 'object') return;
  if (name === 'queue.open' && 'path' in answer.value) void recent.add(answer.value.path);
  if ('theme' in answer.value) nativeTheme.themeSource = answer.value.theme;
}

function showWindow(dataFolder: string): void {
  window = openWindow(path.join(here, '../preload/preload.cjs'), dataFolder);
  window.on('closed', () => {
    window = null;
    pageListens = false;
    app.quit();
  });
  const givenPath = waitingPath;
  window.webContents.once('did-finish-load', () => {
    pageListens = true;
    requestOpen(waitingPath);
    waitingPath = null;
  });
  const picture = process.env['DIRSYNC_PICTURE'];
  if (picture === undefined) return;
  void savePicture(window, picture, givenPath !== null).then(() => {
    if (process.env['DIRSYNC_EXIT_AFTER_PICTURE'] === '1') app.quit();
  });
}

function requestOpen(queue: string | null): void {
  if (queue === null) return;
  if (pageListens) tell('open.requested', { path: queue });
  else waitingPath = queue;
}

function tell<Name extends EventName>(name: Name, payload: Events[Name]): void {
  if (window !== null && !window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, name, payload);
}

function closeEngineBeforeQuitting(engine: EngineLink): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    closed = true;
    const limit = new Promise((resolve) => setTimeout(resolve, CLOSE_LIMIT_MS));
    void Promise.race([engine.request('queue.close', {}), limit]).then(() => {
      engine.end();
      app.quit();
    });
  });
}

/** The first argument that is no option and not the program itself. */
function pathArgument(argv: readonly string[], folder: string): string | null {
  const given = argv.slice(1).filter((argument) => !argument.startsWith('-'));
  // Unpackaged, the folder of the program itself is among them.
  const [first] = given.filter((argument) => path.resolve(folder, argument) !== app.getAppPath());
  return first === undefined ? null : path.resolve(folder, first);
}
