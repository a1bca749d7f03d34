/** The five official levels, best first. */
export const LEVELS = [1, 2, 3, 4, 5] as const;
export type Level = (typeof LEVELS)[number];

const MOUTHS: Readonly<Record<Level, string>> = {
  1: 'M11 21 Q20 33 29 21 Z',
  2: 'M12 23 Q20 30 28 23',
  3: 'M13 25 H27',
  4: 'M12 28 Q20 21 28 28',
  5: 'M11 30 Q20 18 29 30',
};

/** A drawn face; the words beside it say the same. */
export const Face = ({ level }: { readonly level: Level }) => (
  <svg className={`face face-${level}`} viewBox="0 0 40 40" aria-hidden="true">
    <circle cx="20" cy="20" r="18" />
    <path className="eyes" d="M13 14 v3 M27 14 v3" />
    <path className={level === 1 ? 'mouth open' : 'mouth'} d={MOUTHS[level]} />
  </svg>
);
