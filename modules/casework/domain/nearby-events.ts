import type { Basis, Text } from '../../../kernel/text.ts';

/** Where an event goes, by what it is and where; the first hint that fits holds. */
export interface DispatchHint {
  /** Values of the field that says what it is; absent: any. */
  readonly kinds?: readonly string[];
  /** Words of which one stands in the place; absent: any place. */
  readonly placeHas?: readonly string[];
  /** Action of the process. */
  readonly action: string;
  /** Whoever is in charge of the place in this role takes it on. */
  readonly dutyRole?: string;
  /** Values of other fields of the action's form. */
  readonly input?: Readonly<Record<string, string>>;
  readonly why: Text;
}

/** What is known about events of one process; data of the catalogue. */
export interface EventRule {
  readonly processId: string;
  readonly kindField: string;
  readonly placeField: string;
  /** How long ago something counts as the same. */
  readonly withinDays: number;
  /** Action by which a second report joins a case that is there. */
  readonly joinAction: string;
  /** Field, of the opening form and of joining, with the phone of whoever reported: they are told how it goes on. */
  readonly tells: string;
  /** Field of the dispatching action that names whom. */
  readonly handlerField: string;
  readonly dispatch: readonly DispatchHint[];
  readonly basis: Basis;
}

const pairs = (words: string): readonly string[] => {
  const characters = [...words.replaceAll(/[\s\p{P}]/gu, '')];
  return characters.slice(0, -1).map((character, at) => `${character}${characters[at + 1] ?? ''}`);
};

/** How alike two places are told, from 0 to 1: pairs of characters they share (Dice). */
export const likeness = (a: string, b: string): number => {
  const [one, other] = [pairs(a), pairs(b)];
  if (one.length === 0 || other.length === 0) return a.trim() !== '' && a.trim() === b.trim() ? 1 : 0;
  const left = [...other];
  const shared = one.filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * shared) / (one.length + other.length);
};

const ALIKE_ENOUGH = 0.5;

export interface ToldPlace {
  readonly words: string;
  /** The building or grid the words speak of; undefined where they name none. */
  readonly placeId: string | undefined;
}

/** Whether two reports speak of about the same place: the same building or grid, or nearly the same words. */
export const isNear = (a: ToldPlace, b: ToldPlace): boolean => {
  if (a.placeId !== undefined && b.placeId !== undefined) return a.placeId === b.placeId;
  return likeness(a.words, b.words) >= ALIKE_ENOUGH;
};

/** Where an event of this kind at this place goes; undefined where no hint fits. */
export const dispatchHint = (rule: EventRule, kind: string, place: string): DispatchHint | undefined =>
  rule.dispatch.find(
    ({ kinds, placeHas }) =>
      (kinds === undefined || kinds.includes(kind)) &&
      (placeHas === undefined || placeHas.some((words) => place.includes(words))),
  );
