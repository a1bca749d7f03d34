import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** Gives the keyboard to what has just appeared because somebody asked for it, so that Enter goes on. */
export const useFocusAtStart = <E extends HTMLElement>(): RefObject<E | null> => {
  const start = useRef<E>(null);
  useEffect(() => start.current?.focus(), []);
  return start;
};
