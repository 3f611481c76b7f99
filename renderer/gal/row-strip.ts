/** The strip that rows are drawn on: where it is scrolled to, and what that shows. Knows no React. */
import { createStore } from 'zustand';
import type { StoreApi } from 'zustand';
import { placeAfterScroll, placeAt, scrollMap } from './scroll-map.ts';
import type { ScrollMap, StripPlace } from './scroll-map.ts';

export type Align = 'auto' | 'center';

interface ShownStrip {
  /** First row on the screen. */
  readonly row: number;
  /** How far the strip is pushed along: a row is drawn that much above its place in the list. */
  readonly push: number;
  readonly height: number;
}

export class RowStrip {
  readonly store: StoreApi<ShownStrip> = createStore(() => ({ row: 0, push: 0, height: 0 }));
  private readonly rowHeight: number;
  private map: ScrollMap;
  private room = 0;
  private scroller: HTMLElement | null = null;
  /** Where it was last seen: how far the next event moved it tells a wheel from a jump. */
  private at: StripPlace = { scrollTop: 0, push: 0 };

  constructor(rowHeight: number) {
    this.rowHeight = rowHeight;
    this.map = scrollMap(0, rowHeight);
  }

  /** Follows the scrolling of an element; returns the function that ends that. */
  follow(scroller: HTMLElement | null): () => void {
    this.scroller = scroller;
    const end = new AbortController();
    scroller?.addEventListener(
      'scroll',
      () => this.go(placeAfterScroll(this.map, this.at, scroller.scrollTop, this.room)),
      { passive: true, signal: end.signal },
    );
    return () => {
      end.abort();
      this.scroller = null;
    };
  }

  /** A list that has become longer, or shorter, is still looked at from the same row on. */
  measure(rows: number, room: number): void {
    this.map = scrollMap(rows, this.rowHeight);
    this.room = room;
    this.go(placeAt(this.map, this.top(), room));
  }

  reveal(index: number, align: Align): void {
    const seen = { top: this.top(), room: this.room };
    this.go(placeAt(this.map, topFor(index * this.rowHeight, this.rowHeight, align, seen), this.room));
  }

  private top(): number {
    return this.at.scrollTop + this.at.push;
  }

  private go(place: StripPlace): void {
    this.at = place;
    const next = { row: Math.floor(this.top() / this.rowHeight), push: place.push, height: this.map.strip };
    const { row, push, height } = this.store.getState();
    // By whole rows: less moves nothing in or out.
    if (row !== next.row || push !== next.push || height !== next.height) this.store.setState(next);
    if (this.scroller !== null && this.scroller.scrollTop !== place.scrollTop)
      this.scroller.scrollTop = place.scrollTop;
  }
}

/** Where the list has to be looked at from, to show a row: no further than needed, or so that it is in the middle. */
export function topFor(
  above: number,
  rowHeight: number,
  align: Align,
  { top, room }: { readonly top: number; readonly room: number },
): number {
  if (align === 'center') return above - Math.floor((room - rowHeight) / 2);
  return Math.min(above, Math.max(top, above + rowHeight - room));
}
