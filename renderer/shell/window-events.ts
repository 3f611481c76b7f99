/** What the user does to the window as a whole: keys that work everywhere, and things dropped on it. */
import { openQueue } from '../queue/queue-store.ts';
import { runCommand } from './commands.ts';
import { shortcutFor } from './shortcuts.ts';

export function followWindow(onDragging: (dragging: boolean) => void): () => void {
  const end = new AbortController();
  const options = { signal: end.signal };
  window.addEventListener('keydown', onKey, options);
  window.addEventListener(
    'dragover',
    (event) => {
      if (!carriesFiles(event)) return;
      // Something in the window takes the file and says so itself.
      if (event.defaultPrevented) return onDragging(false);
      // Without this the window would open the file as a page.
      event.preventDefault();
      onDragging(true);
    },
    options,
  );
  window.addEventListener(
    'dragleave',
    (event) => {
      // Only leaving the window counts, not going from one element to the next.
      if (event.relatedTarget === null) onDragging(false);
    },
    options,
  );
  window.addEventListener(
    'drop',
    (event) => {
      onDragging(false);
      if (event.defaultPrevented) return;
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (file === undefined) return;
      const path = window.api.pathOf(file);
      if (path !== '') void openQueue(path);
    },
    options,
  );
  return () => end.abort();
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey) return;
  const { target } = event;
  const typing = target instanceof HTMLInputElement && ['text', 'search', 'number'].includes(target.type);
  const command = shortcutFor({
    key: event.key,
    ctrl: event.ctrlKey || event.metaKey,
    shift: event.shiftKey,
    typing,
  });
  if (command === null) return;
  // The menu has the same keys; handled here, they do not reach it.
  event.preventDefault();
  runCommand(command);
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}
