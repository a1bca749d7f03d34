import { useEffect, useState } from 'react';

/** The value as it was once it has not changed for a while: one question per pause, not per key. */
export const useDebounced = <T>(value: T, milliseconds = 150): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), milliseconds);
    return () => window.clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
};
