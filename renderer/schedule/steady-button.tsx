import type { ComponentProps, ReactElement } from 'react';
import { Button } from '../ui/button.tsx';

/** Keeps the focus when there is nothing more for it to do: a disabled button would lose it to the page. */
export function SteadyButton({
  disabled = false,
  onClick,
  ...rest
}: ComponentProps<typeof Button>): ReactElement {
  return <Button {...rest} aria-disabled={disabled} onClick={disabled ? undefined : onClick} />;
}
