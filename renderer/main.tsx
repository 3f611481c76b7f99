// First, so that the styles of views come after what they refine.
import './theme.css';
import './base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { adoptCurrentQueue } from './queue/queue-store.ts';
import { loadSettings } from './settings/settings-store.ts';
import { followEvents } from './shell/follow.ts';
import { startClock } from './ui/clock.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

// Before anything is asked, so that no event is missed.
followEvents();
startClock();
void loadSettings();
void adoptCurrentQueue();
