import { useEffect, useState } from 'react';

export interface Shown {
  readonly value: string;
  /** As the server allows. */
  readonly hiddenAgainAfterSeconds: number;
}

/** A value opened for a while: it goes from the screen by itself. */
export const useShownBriefly = (): readonly [value: string | null, show: (shown: Shown) => void] => {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    if (shown === null) return undefined;
    const timer = window.setTimeout(() => setShown(null), shown.hiddenAgainAfterSeconds * 1000);
    return () => window.clearTimeout(timer);
  }, [shown]);
  return [shown?.value ?? null, setShown];
};
