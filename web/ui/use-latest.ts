import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** The value as of the last drawing, for listeners that outlive it: they see what is true now without being set up anew. */
export const useLatest = <T>(value: T): RefObject<T> => {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
};
