/** Moves the card of a heading to the top of the screen and the focus to the heading. */
export const bringUp = (heading: HTMLElement | null): void => {
  heading?.closest('section')?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
};
