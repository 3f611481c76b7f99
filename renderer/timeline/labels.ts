/** Texts beside the canvas, moved every frame without React: elements are used again, never made anew. */
import type { Scene } from './layout.ts';
import type { Axis, Tick } from './ticks.ts';
import { laneTop, xOf } from './viewport.ts';
import type { Viewport } from './viewport.ts';

/** The name of a period stays readable until the next one pushes it out. */
const PERIOD_PIXELS = 112;

export function placeAxis(ticks: HTMLElement, periods: HTMLElement, axis: Axis, viewport: Viewport): void {
  const wholeTicks = axis.ticks.filter(
    ({ ms, label }) => xOf(viewport, ms) + textWidth(label) <= viewport.width,
  );
  placeTexts(ticks, wholeTicks, (element, { ms }) => moveTo(element, xOf(viewport, ms), 0));
  const shown = withRoom(axis.periods, viewport);
  placeTexts(periods, shown, (element, { ms }) => moveTo(element, Math.max(0, xOf(viewport, ms)), 0));
}

export function placeLaneNames(
  container: HTMLElement,
  scene: Scene,
  names: readonly string[],
  current: number | null,
): void {
  const shown = names
    .slice(scene.firstLane, scene.endLane)
    .map((label, index) => ({ label, lane: scene.firstLane + index }));
  placeTexts(container, shown, (element, { label, lane }) => {
    moveTo(element, 0, laneTop(scene.viewport, lane));
    element.title = label;
    element.dataset['current'] = String(lane === current);
  });
}

/** Of a text in the axis, at most; measuring it would cost a layout for each. */
function textWidth(label: string): number {
  return 8 + 7 * label.length;
}

/** Periods whose name has room before the next one begins, or the view ends. */
function withRoom(periods: readonly Tick[], viewport: Viewport): readonly Tick[] {
  return periods.filter(({ ms, label }, index) => {
    const next = periods[index + 1];
    const from = Math.max(0, xOf(viewport, ms));
    if (from > 0 && from + textWidth(label) > viewport.width) return false;
    return next === undefined || xOf(viewport, next.ms) - from >= PERIOD_PIXELS;
  });
}

function placeTexts<Item extends { readonly label: string }>(
  container: HTMLElement,
  items: readonly Item[],
  place: (element: HTMLElement, item: Item) => void,
): void {
  while (container.children.length > items.length) container.lastElementChild?.remove();
  items.forEach((item, index) => {
    const known = container.children[index];
    const element = known instanceof HTMLElement ? known : document.createElement('span');
    if (element.textContent !== item.label) element.textContent = item.label;
    place(element, item);
    if (known === undefined) container.append(element);
  });
}

function moveTo(element: HTMLElement, x: number, y: number): void {
  element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}
