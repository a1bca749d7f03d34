import { ODD_NAMES } from './odd-values.ts';
import type { Chance } from '../setup/seeded-chance.ts';

type Place = readonly (string | number)[];

const placesOf = (value: unknown, at: Place = []): readonly Place[] => {
  if (value === null || typeof value !== 'object') return [at];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [at, ...inner.slice(0, 40).flatMap(([key, one]) => placesOf(one, [...at, key]))];
};

/** The value with the part at a place changed; own properties only, so that a name of a prototype stays a name. */
const changedAt = (value: unknown, [step, ...rest]: Place, change: (part: unknown) => unknown): unknown => {
  if (step === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((one: unknown, place) => (place === step ? changedAt(one, rest, change) : one));
  return Object.fromEntries(
    Object.entries(value as object).map(([key, one]: [string, unknown]) =>
      key === step ? [key, changedAt(one, rest, change)] : [key, one],
    ),
  );
};

const GONE = Symbol('gone');

const without = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.filter((one) => one !== GONE).map(without);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== GONE)
      .map(([key, one]) => [key, without(one)]),
  );
};

const withProperty = (part: unknown, name: string, value: unknown): unknown => {
  if (part === null || typeof part !== 'object' || Array.isArray(part)) return [part, value];
  const changed: Record<string, unknown> = { ...part };
  Object.defineProperty(changed, name, { value, enumerable: true, configurable: true, writable: true });
  return changed;
};

/** One thing made wrong somewhere in a body: a value exchanged, left out, added or repeated. */
export const makeWrong = (body: unknown, odd: readonly unknown[], random: Chance): unknown => {
  const places = placesOf(body);
  const place = random.pick(places);
  const kind = random.below(10);
  if (kind < 6) return changedAt(body, place, () => random.pick(odd));
  if (kind < 8) return without(changedAt(body, place.length === 0 ? (places[1] ?? []) : place, () => GONE));
  if (kind < 9) return changedAt(body, place, (part) => withProperty(part, random.pick(ODD_NAMES), random.pick(odd)));
  return changedAt(body, place, (part) => (Array.isArray(part) ? [...part, ...part] : [part]));
};

/** Text of a body; a name that JSON knows and the language reserves is written as any other. */
export const bodyText = (body: unknown): string => JSON.stringify(body) ?? '';
