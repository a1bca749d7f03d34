import type { ReactNode, Ref } from 'react';

interface ScrollBoxProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLElement>;
}

/**
 * Room for what is wider than the page: a table or a picture scrolls sideways in it and the page does not.
 * Whoever works without a mouse reaches it with Tab and hears its name.
 */
export const ScrollBox = ({ label, children, ref }: ScrollBoxProps): ReactNode => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard
  <section ref={ref} className="scroll-box" aria-label={label} tabIndex={0}>
    {children}
  </section>
);
