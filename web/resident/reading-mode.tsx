import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { readSetting, writeSetting } from '../ui/settings.ts';

/** Sizes of large text in pixels, from the elder-mode specification: 18 at least, up to 30. */
export const LARGE_SIZES = [22, 26, 30] as const;
const ORDINARY_SIZE = 18;

interface Reading {
  readonly large: boolean;
  readonly size: number;
  readonly toggle: () => void;
  /** Null when there is no larger or smaller size. */
  readonly larger: (() => void) | null;
  readonly smaller: (() => void) | null;
}

const ReadingContext = createContext<Reading | null>(null);

const rememberedSize = (): number => {
  const stored = Number(readSetting('resident.text-size'));
  return LARGE_SIZES.find((size) => size === stored) ?? ORDINARY_SIZE;
};

export const ReadingProvider = (props: { readonly children: ReactNode }) => {
  const [size, setSize] = useState(rememberedSize);
  const large = size !== ORDINARY_SIZE;
  useEffect(() => {
    const root = document.documentElement;
    root.style.fontSize = `${size}px`;
    root.dataset['reading'] = large ? 'large' : 'ordinary';
    writeSetting('resident.text-size', String(size));
  }, [size, large]);
  const reading = useMemo<Reading>(() => {
    const at = LARGE_SIZES.findIndex((one) => one === size);
    const next = large ? LARGE_SIZES[at + 1] : undefined;
    const before = large ? LARGE_SIZES[at - 1] : undefined;
    return {
      large,
      size,
      toggle: () => setSize(large ? ORDINARY_SIZE : LARGE_SIZES[0]),
      larger: next === undefined ? null : () => setSize(next),
      smaller: before === undefined ? null : () => setSize(before),
    };
  }, [size, large]);
  return <ReadingContext value={reading}>{props.children}</ReadingContext>;
};

export const useReading = (): Reading => {
  const reading = useContext(ReadingContext);
  if (reading === null) throw new Error('ReadingProvider is missing above this component');
  return reading;
};
