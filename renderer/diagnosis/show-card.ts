/** Ways to a card of the overview, which take the keyboard there. */
import { showView } from '../shell/shell-store.ts';
import { openCard, takeOverCards, useDiagnosis } from './diagnosis-store.ts';
import { firstNews } from './news.ts';

/** Opens the card where all of it has room. */
export function showCard(key: string): void {
  openCard(key);
  showView('overview');
  goToCard(key);
}

/** The cards of now; the first one that is not what was there before takes the keyboard. */
export function showNews(): void {
  const { shown, overview } = useDiagnosis.getState();
  const key = firstNews(shown, overview?.findings ?? []);
  takeOverCards();
  goToCard(key);
}

/** Once it is drawn. Without it, or with null, to the first card. */
function goToCard(key: string | null): void {
  requestAnimationFrame(() => {
    const cards = [...document.querySelectorAll<HTMLElement>('.card-list .verdict')];
    const card = cards.find(({ dataset }) => dataset['key'] === key) ?? cards[0];
    const fold = card?.closest('details');
    if (fold !== null && fold !== undefined) fold.open = true;
    card?.scrollIntoView({ block: 'nearest' });
    card?.querySelector<HTMLElement>('.verdict-head')?.focus();
  });
}
