import { randomUUID } from 'node:crypto';
import type { Who } from '../server/office-staff.ts';
import type { Operation } from './api-operations.ts';
import { bodyText, makeWrong } from './change-value.ts';
import { RAW_BODIES } from './odd-values.ts';
import type { Chance } from '../setup/seeded-chance.ts';
import { OF_ONE_PERSON, type Plan, type Planner } from './requests.ts';

/** Whose cookie goes along: somebody's, none, one that was made up, or one that has run out. */
export type Session = { readonly who: Who | null } | 'spoilt' | 'expired';

/** One request and what must be true of its answer beyond what is true of every answer. */
export interface Trial {
  readonly kind: Kind;
  readonly operation: Operation;
  readonly plan: Plan;
  readonly session: Session;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | null;
  /** Only these statuses are right; null leaves it to the document. */
  readonly statuses: readonly number[] | null;
}

const SHARES = {
  'as it should be': 16,
  'made from the schemas': 14,
  'wrong body': 32,
  'wrong query': 8,
  'wrong place': 7,
  'no JSON': 4,
  'wrong method': 3,
  nobody: 4,
  'somebody else': 4,
  'spoilt session': 2,
  'expired session': 2,
  'wrong media type': 2,
  'no key': 2,
} as const;
export type Kind = keyof typeof SHARES | 'same key again' | 'after removal';
const KINDS = Object.entries(SHARES).flatMap(([kind, share]) =>
  Array.from({ length: share }, () => kind as keyof typeof SHARES),
);

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'];
const MEDIA_TYPES = [
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'application/json-patch+json',
  'nonsense',
];
const RAW_PLACES = ['%ZZ', '%00', '%E0%A4%A', '%2e%2e', ';', 'a%0d%0ab', '%f0%9f%92%a9'];

const encode = (value: string): string => encodeURIComponent(value.toWellFormed());

export const urlOf = (
  path: string,
  params: Readonly<Record<string, string>>,
  query: Readonly<Record<string, string>>,
): string => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encode(params[name] ?? ''));
  const search = Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return search.length === 0 ? filled : `${filled}?${search.join('&')}`;
};

const hasBody = (method: string): boolean => method !== 'GET' && method !== 'DELETE';

export const plainTrial = (kind: Kind, operation: Operation, plan: Plan): Trial => ({
  kind,
  operation,
  plan,
  session: { who: plan.who },
  method: operation.method,
  url: urlOf(operation.path, plan.params, plan.query),
  headers: {
    ...(hasBody(operation.method) ? { 'content-type': 'application/json' } : {}),
    ...(operation.parameters.some((one) => one.in === 'header') ? { 'idempotency-key': randomUUID() } : {}),
  },
  payload: hasBody(operation.method) ? bodyText(plan.body) : null,
  statuses: null,
});

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 2_000);

interface Means {
  readonly planner: Planner;
  readonly operations: readonly Operation[];
  readonly odd: readonly unknown[];
  readonly random: Chance;
}

const withQuery = (trial: Trial, { odd, random }: Means): Trial => {
  const names = trial.operation.parameters.filter((one) => one.in === 'query').map((one) => one.name);
  const name = random.pick([...names, ...names, 'noSuchFilter', '__proto__']);
  const query = { ...trial.plan.query };
  Object.defineProperty(query, name, { value: textOf(random.pick(odd)), enumerable: true, configurable: true });
  const url = urlOf(trial.operation.path, trial.plan.params, query);
  return { ...trial, url: random.chance(0.1) ? `${url}&${encode(name)}=again` : url };
};

const withPlace = (trial: Trial, { odd, random }: Means): Trial => {
  const names = [...trial.operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.length === 0) return trial;
  const name = random.pick(names);
  const { path } = trial.operation;
  const raw = random.chance(0.3);
  const params = { ...trial.plan.params, [name]: raw ? 'raw-place' : textOf(random.pick(odd)).slice(0, 300) };
  const url = urlOf(path, params, trial.plan.query);
  return { ...trial, url: raw ? url.replace('raw-place', random.pick(RAW_PLACES)) : url };
};

const withMethod = (trial: Trial, { operations, random }: Means): Trial => {
  const taken = operations.filter((one) => one.path === trial.operation.path).map((one) => one.method);
  const method = random.pick(METHODS.filter((one) => !taken.includes(one)));
  const payload = hasBody(method) && method !== 'TRACE' ? '{}' : null;
  // An address of another operation may look the same once its places are filled in, so an answer of that one is right too.
  return {
    ...trial,
    method,
    payload,
    headers: payload === null ? {} : { 'content-type': 'application/json' },
    statuses: [400, 401, 404, 405],
  };
};

const withoutKey = (trial: Trial, random: Chance): Trial => {
  const { 'idempotency-key': key, ...headers } = trial.headers;
  if (key === undefined) return trial;
  const short = random.chance(0.5) ? {} : { 'idempotency-key': random.pick(['', 'short', 'x'.repeat(101)]) };
  return { ...trial, headers: { ...headers, ...short }, statuses: [400] };
};

const spoil = (kind: keyof typeof SHARES, trial: Trial, means: Means): Trial => {
  const { random, odd } = means;
  const { isSecured } = trial.operation;
  switch (kind) {
    case 'as it should be':
    case 'made from the schemas':
      return trial;
    case 'wrong body':
      return trial.payload === null
        ? withQuery(trial, means)
        : { ...trial, payload: bodyText(makeWrong(trial.plan.body, odd, random)) };
    case 'wrong query':
      return withQuery(trial, means);
    case 'wrong place':
      return withPlace(trial, means);
    case 'no JSON':
      return trial.payload === null ? trial : { ...trial, payload: random.pick(RAW_BODIES) };
    case 'wrong method':
      return withMethod(trial, means);
    case 'nobody':
      return { ...trial, session: { who: null }, ...(isSecured ? { statuses: [401] } : {}) };
    case 'somebody else': {
      if (OF_ONE_PERSON.includes(trial.operation.id)) return trial;
      const isElsewhere = isSecured && trial.operation.path.includes('{communityId}');
      return { ...trial, session: { who: 'foreign-worker' }, ...(isElsewhere ? { statuses: [400, 404] } : {}) };
    }
    case 'spoilt session':
      return { ...trial, session: 'spoilt', ...(isSecured ? { statuses: [401] } : {}) };
    case 'expired session':
      return { ...trial, session: 'expired', ...(isSecured ? { statuses: [401] } : {}) };
    case 'wrong media type':
      return trial.payload === null
        ? trial
        : { ...trial, headers: { ...trial.headers, 'content-type': random.pick(MEDIA_TYPES) }, statuses: [400, 415] };
    case 'no key':
      return withoutKey(trial, random);
  }
};

/** The next request to try: any operation alike, most often with exactly one thing wrong. */
export const nextTrial = (means: Means): Trial => {
  const { planner, operations, random } = means;
  const operation = random.pick(operations);
  const kind = random.pick(KINDS);
  const isMadeUp = kind === 'made from the schemas' || (kind === 'wrong body' && random.chance(0.3));
  const plan = isMadeUp ? planner.madeUp(operation) : planner.like(operation);
  return spoil(kind, plainTrial(kind, operation, plan), means);
};
