/** What the list of cases filters by, as it stands in the address. Other parameters are ignored. */
export const FILTER_KEYS = [
  'q',
  'kind',
  'due',
  'waitingFor',
  'process',
  'handler',
  'openedFrom',
  'openedTo',
  'exceptions',
  'closing',
  'state',
  'item',
  'person',
] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

export const KINDS = ['open', 'waiting', 'done'] as const;
export const CLOSINGS = ['solved', 'in-part', 'procedural'] as const;
export const DUES = ['overdue', 'today', 'this-week'] as const;
export const WAITING_FOR = ['me', 'applicant', 'approver', 'unit'] as const;

export interface CaseQuery {
  readonly q?: string;
  readonly kind?: (typeof KINDS)[number];
  readonly due?: (typeof DUES)[number];
  readonly waitingFor?: (typeof WAITING_FOR)[number];
  readonly process?: string;
  readonly handler?: string;
  readonly openedFrom?: string;
  readonly openedTo?: string;
  readonly exceptions?: boolean;
  readonly closing?: (typeof CLOSINGS)[number];
  readonly state?: string;
  readonly item?: string;
  readonly person?: string;
  readonly sort: 'due' | 'opened';
}

type Search = Readonly<Record<string, string | undefined>>;

const isDate = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);
const isUuid = (value: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(value);

/** True for a value the server would accept; a mistyped address filters less instead of failing. */
const FITS: Readonly<Record<FilterKey, (value: string) => boolean>> = {
  q: (value) => value.trim() !== '' && value.length <= 60,
  kind: (value) => KINDS.some((one) => one === value),
  due: (value) => DUES.some((one) => one === value),
  waitingFor: (value) => WAITING_FOR.some((one) => one === value),
  process: (value) => value.length <= 60,
  handler: (value) => value === 'me' || isUuid(value),
  openedFrom: isDate,
  openedTo: isDate,
  exceptions: (value) => value === 'true',
  closing: (value) => CLOSINGS.some((one) => one === value),
  state: (value) => value.length <= 60,
  item: (value) => value.length <= 80,
  person: isUuid,
};

/** The filters that are set, as strings, in the order of the form. */
export const activeFilters = (search: Search): readonly (readonly [FilterKey, string])[] =>
  FILTER_KEYS.flatMap((key): readonly (readonly [FilterKey, string])[] => {
    const value = search[key];
    return value !== undefined && value !== '' && FITS[key](value) ? [[key, value]] : [];
  });

export const sortOf = (search: Search): CaseQuery['sort'] => (search['sort'] === 'opened' ? 'opened' : 'due');

/** The query for the server. */
export const queryOf = (search: Search): CaseQuery => {
  const filters = Object.fromEntries(activeFilters(search));
  return {
    ...filters,
    ...(filters['exceptions'] === undefined ? {} : { exceptions: true }),
    sort: sortOf(search),
  };
};

/** The address without one filter; the sorting stays. */
export const without = (search: Search, key: FilterKey): Record<string, string> => ({
  ...Object.fromEntries(activeFilters(search).filter(([one]) => one !== key)),
  ...(sortOf(search) === 'due' ? {} : { sort: 'opened' }),
});

export const COLUMNS = [
  'number',
  'item',
  'person',
  'state',
  'due',
  'left',
  'handler',
  'process',
  'opened',
  'closed',
  'rating',
] as const;
export type Column = (typeof COLUMNS)[number];

const USUAL: readonly Column[] = ['number', 'item', 'person', 'state', 'due', 'left', 'handler', 'opened'];

/** Remembered or saved columns, the number always first; the usual ones when none are known. */
export const columnsOf = (stored: readonly string[]): readonly Column[] => {
  const known = COLUMNS.filter((column) => column === 'number' || stored.includes(column));
  return known.length > 1 ? known : USUAL;
};
