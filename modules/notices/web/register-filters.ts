import { isPlainDate } from '../../../kernel/plain-date.ts';

export interface RegisterQuery {
  readonly q: string;
  readonly kind?: string;
  readonly person?: string;
  readonly from?: string;
  readonly to?: string;
  readonly state?: 'issued' | 'voided';
}

type Search = Readonly<Record<string, string | undefined>>;
const isUuid = (value: string | undefined): value is string => /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(value ?? '');
const isKind = (value: string | undefined): value is string => /^[a-z][a-z0-9-]{1,59}$/.test(value ?? '');

/** The query in the address; values nobody can choose are left out. */
export const registerQueryOf = (search: Search): RegisterQuery => {
  const { q = '', kind, person, from = '', to = '', state } = search;
  return {
    q: q.trim().slice(0, 60),
    ...(isKind(kind) ? { kind } : {}),
    ...(isUuid(person) ? { person } : {}),
    ...(isPlainDate(from) ? { from } : {}),
    ...(isPlainDate(to) ? { to } : {}),
    ...(state === 'issued' || state === 'voided' ? { state } : {}),
  };
};
