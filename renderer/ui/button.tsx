import type { ComponentPropsWithRef, ReactElement } from 'react';
import './controls.css';

interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'type' | 'className'> {
  readonly weight?: 'primary' | 'normal' | 'quiet';
  readonly size?: 'normal' | 'small' | 'icon';
}

export function Button({ weight = 'normal', size = 'normal', ...rest }: ButtonProps): ReactElement {
  return <button type="button" className="button" data-weight={weight} data-size={size} {...rest} />;
}

/** A word that leads somewhere. */
export function Link(props: Omit<ComponentPropsWithRef<'button'>, 'type' | 'className'>): ReactElement {
  return <button type="button" className="link" {...props} />;
}
