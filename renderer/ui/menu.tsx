import { useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { Icon } from './icon.tsx';
import { Button } from './button.tsx';
import './menu.css';

export interface MenuItem {
  readonly label: string;
  readonly hint?: string;
  readonly disabled?: boolean;
  readonly run: () => void;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly at: Point;
  readonly onClose: () => void;
}

const EDGE = 8;

/** A menu at a point of the window. Mounted means open; a popover, so that a click elsewhere or Escape closes it. */
export function Menu({ label, items, at, onClose }: MenuProps): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Point>(at);
  useLayoutEffect(() => {
    const menu = element.current;
    if (menu === null) return;
    menu.showPopover();
    const { width, height } = menu.getBoundingClientRect();
    setPlace({
      x: Math.max(EDGE, Math.min(at.x, window.innerWidth - width - EDGE)),
      y: Math.max(EDGE, Math.min(at.y, window.innerHeight - height - EDGE)),
    });
    menu.querySelector<HTMLElement>('[role=menuitem]:not(:disabled)')?.focus();
  }, [at]);
  return (
    <div
      ref={element}
      popover="auto"
      role="menu"
      aria-label={label}
      className="menu"
      style={{ left: place.x, top: place.y }}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
      onKeyDown={moveFocus}
    >
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          className="menu-item"
          disabled={item.disabled === true}
          onClick={() => {
            element.current?.hidePopover();
            item.run();
          }}
        >
          <span>{item.label}</span>
          {item.hint !== undefined && <span className="quiet">{item.hint}</span>}
        </button>
      ))}
    </div>
  );
}

interface MenuButtonProps {
  readonly label: string;
  /** Without it the button shows a small arrow only. */
  readonly text?: string;
  readonly items: readonly MenuItem[];
  readonly size?: 'small' | 'icon';
  readonly weight?: 'normal' | 'quiet';
}

export function MenuButton({
  label,
  text,
  items,
  size = 'small',
  weight = 'normal',
}: MenuButtonProps): ReactElement {
  const [at, setAt] = useState<Point | null>(null);
  return (
    <>
      <Button
        size={size}
        weight={weight}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          setAt({ x: left, y: bottom + 4 });
        }}
      >
        {text}
        <Icon name="more" />
      </Button>
      {at !== null && <Menu label={label} items={items} at={at} onClose={() => setAt(null)} />}
    </>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)')];
  const here = items.findIndex((item) => item === document.activeElement);
  const step = event.key === 'ArrowDown' ? 1 : -1;
  items[(here + step + items.length) % items.length]?.focus();
}
