/** What was opened last, in memory only: names of people are not left behind in a browser. */
export interface FoundEntry {
  readonly key: string;
  readonly section: 'people' | 'items' | 'openings' | 'cases' | 'recent';
  readonly title: string;
  readonly remark: string;
  readonly href: string;
}

const MOST = 6;
let recent: readonly FoundEntry[] = [];

export const recentEntries = (): readonly FoundEntry[] => recent;

export const rememberEntry = (entry: FoundEntry): void => {
  recent = [{ ...entry, section: 'recent' as const }, ...recent.filter(({ href }) => href !== entry.href)].slice(
    0,
    MOST,
  );
};

export const forgetEntries = (): void => {
  recent = [];
};
