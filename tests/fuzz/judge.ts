import { refusalTexts } from '../../catalogue/texts/refusals.ts';
import type { Trial } from './trials.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly text: string;
}

/** Codes that every route may answer without naming them. */
const COMMON = [
  'bad-input',
  'sign-in-needed',
  'forbidden',
  'not-found',
  'foreign-origin',
  'idempotency-key-missing',
  'idempotency-key-reused',
  'too-many-requests',
  'overloaded',
];

/** What only the inside knows: paths, code and words of the database. */
const INSIDES =
  /node_modules|\.ts:\d+|\n\s+at |syntax error at|violates .* constraint|relation "|SQLSTATE|postgres:\/\//;

const parse = (text: string): unknown => {
  try {
    // A mark of byte order before the text is skipped by the server, as the standard allows.
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
};

const checkHeaders = ({ headers }: Answer): readonly string[] => {
  const missing = ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'cache-control'].filter(
    (name) => headers[name] === undefined,
  );
  return missing.map((name) => `header ${name} is missing`);
};

const checkProblem = ({ operation, method }: Trial, document: unknown): readonly string[] => {
  if (document === null || typeof document !== 'object') return ['is no problem document'];
  const { code, title, titleEn } = document as Readonly<Record<string, unknown>>;
  if (typeof code !== 'string' || !Object.hasOwn(refusalTexts, code)) return [`code ${String(code)} has no words`];
  const isAnnounced = COMMON.includes(code) || operation.refusals.includes(code) || method !== operation.method;
  return [
    ...(isAnnounced ? [] : [`code ${code} is not announced`]),
    ...(/\p{Script=Han}/u.test(String(title)) ? [] : ['has no Chinese title']),
    ...(/^[^\p{Script=Han}]+$/u.test(String(titleEn)) ? [] : ['has no English title']),
  ];
};

const checkSuccess = ({ operation, kind, payload, statuses }: Trial, status: number): readonly string[] => {
  if (statuses !== null && !statuses.includes(status)) return [];
  const isRefusable = operation.body !== null && payload !== null && kind !== 'wrong method';
  return isRefusable && !operation.takes(parse(payload)) ? ['took a body that the document forbids'] : [];
};

/** Everything wrong with an answer, in words without ids, so that the same defect counts once. */
export const judge = (trial: Trial, answer: Answer): readonly string[] => {
  const { status, text, headers } = answer;
  const type = String(headers['content-type'] ?? '');
  if (status >= 500) return [`status ${status}`];
  const wrong: string[] = [...checkHeaders(answer)];
  if (trial.statuses !== null && !trial.statuses.includes(status))
    wrong.push(`status ${status} instead of ${trial.statuses.join('/')}`);
  const check = trial.operation.answers(status, type);
  const isJson = /json/.test(type);
  const value = isJson ? parse(text) : undefined;
  if (isJson && value === undefined) wrong.push('is no JSON');
  if (check === undefined && trial.statuses === null) wrong.push(`status ${status} as ${type} is not documented`);
  else if (isJson)
    wrong.push(
      ...(check?.(value) ?? []).map(
        (one) => `status ${status} is not as documented: ${one.replaceAll(/\/\d+/g, '/#')}`,
      ),
    );
  if (status >= 400) {
    if (!type.startsWith('application/problem+json')) wrong.push(`status ${status} as ${type}`);
    else wrong.push(...checkProblem(trial, value));
  } else wrong.push(...checkSuccess(trial, status));
  if (isJson && INSIDES.test(text)) wrong.push('shows its insides');
  return wrong;
};
