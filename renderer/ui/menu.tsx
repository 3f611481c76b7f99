import { useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { Icon } from './icon.tsx';
import { Button } from './button.tsx';
import { menuTarget } from './menu-keys.ts';
import { usePopover } from './use-popover.ts';
import type { Point } from './use-popover.ts';
import './menu.css';

export interface MenuItem {
  readonly label: string;
  readonly hint?: string;
  readonly disabled?: boolean;
  readonly run: () => void;
}

interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly at: Point;
  readonly onClose: () => void;
}

/** A menu at a point of the window. Mounted means open; a popover, so that a click elsewhere or Escape closes it. */
export function Menu({ label, items, at, onClose }: MenuProps): ReactElement {
  const { element, style } = usePopover(at);
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    opener.current ??= document.activeElement;
    element.current?.querySelector<HTMLElement>('[role=menuitem]:not(:disabled)')?.focus();
  }, [element]);
  return (
    <div
      ref={element}
      popover="auto"
      role="menu"
      aria-label={label}
      className="menu"
      style={style}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return moveFocus(event);
        // It closes the menu and nothing that the menu stands in.
        event.preventDefault();
        event.stopPropagation();
        element.current?.hidePopover();
        if (opener.current instanceof HTMLElement) opener.current.focus();
      }}
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
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)')];
  const here = items.findIndex((item) => item === document.activeElement);
  const to = menuTarget(
    event,
    items.map((item) => item.textContent),
    here,
  );
  if (to === null) return;
  event.preventDefault();
  items[to]?.focus();
}
