import { useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import type { MenuItem } from '../ui/menu.tsx';
import type { Point } from '../ui/use-popover.ts';
import { codecChoices } from './codec-choices.ts';
import type { CodecChoice } from './codec-choices.ts';
import { tryAs, useFormat } from './format-store.ts';
import type { NodePlace } from './format-store.ts';

/** Takes the content for a codec that nothing tells by looking. */
export function TryAs({ id, path }: NodePlace): ReactElement {
  const plugIns = useFormat((state) => state.plugIns);
  const [open, setOpen] = useState<{ readonly at: Point; readonly all: boolean } | null>(null);
  const { first, more } = codecChoices(plugIns);
  const item = ({ codec, label }: CodecChoice): MenuItem => ({
    label,
    run: () => void tryAs({ id, path }, codec),
  });
  const close = (): void => setOpen(null);
  return (
    <>
      <Button
        size="small"
        id="try-as"
        aria-haspopup="menu"
        aria-expanded={open !== null}
        title="Decode it as something else, to see what comes of it. Nothing is changed."
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          setOpen({ at: { x: left, y: bottom + 4 }, all: false });
        }}
      >
        Try as
        <Icon name="more" />
      </Button>
      {open !== null && !open.all && (
        <Menu
          key="first"
          label="Try as"
          at={open.at}
          onClose={close}
          items={[
            ...first.map(item),
            { label: 'More…', hint: 'codecs with a signature', run: () => setOpen({ ...open, all: true }) },
          ]}
        />
      )}
      {open?.all === true && (
        <Menu key="more" label="Try as, more" at={open.at} onClose={close} items={more.map(item)} />
      )}
    </>
  );
}
