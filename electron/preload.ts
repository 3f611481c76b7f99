import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Answer, Events, EventName, RequestName, WindowApi } from '../shared/contract.ts';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '../shared/channels.ts';

/** The only way from the window to the rest of the program. What is asked is checked on the other side. */
const api: WindowApi = {
  request: <Name extends RequestName>(name: Name, args: unknown) =>
    ipcRenderer.invoke(REQUEST_CHANNEL, name, args) as Promise<Answer<Name>>,
  on: (name, listener) => {
    const forward = (_event: unknown, told: EventName, payload: Events[typeof name]): void => {
      if (told === name) listener(payload);
    };
    ipcRenderer.on(EVENT_CHANNEL, forward);
    return () => ipcRenderer.off(EVENT_CHANNEL, forward);
  },
  pathOf: (file) => webUtils.getPathForFile(file),
};

contextBridge.exposeInMainWorld('api', api);
