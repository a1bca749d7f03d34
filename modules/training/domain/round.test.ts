import { describe, expect, it } from 'vitest';
import { rightAnswersOf, shippedSource, shippedSpots } from '../../../tests/training/right-answers.ts';
import { QUESTION_KINDS } from './question.ts';
import { chooseRound, listSpots, makeQuestion, questionsOf, type SpotIndex } from './round.ts';

const ON = '2026-11-20';
const source = shippedSource(ON);
const index = shippedSpots(ON);
const spots = [...index.values()];
const SEEDS = ['a', 'b', 'c'] as const;

describe('questions made from the catalogue', () => {
  it('covers every kind of question and every group', () => {
    expect([...new Set(spots.map(({ kind }) => kind))].toSorted()).toEqual([...QUESTION_KINDS].toSorted());
    expect(new Set(spots.map(({ groupId }) => groupId)).size).toBe(source.groups.length);
    expect(new Set(spots.map(({ key }) => key)).size).toBe(spots.length);
  });

  it.each(SEEDS)('given seed %s, asks every one with two to four different choices and its basis', (seed) => {
    const unsound: string[] = [];
    for (const spot of spots) {
      const question = makeQuestion(spot, seed);
      if (question === null) {
        unsound.push(`${spot.key}: nothing to ask`);
        continue;
      }
      const { choices, answer, ask, given, because, working, basis } = question;
      const texts = [ask, because, ...given, ...working, ...choices.map(({ text }) => text)];
      const filled = texts.every(
        ({ zh, en }) => zh.trim() !== '' && en.trim() !== '' && !/[{}]|undefined/.test(zh + en),
      );
      const different = new Set(choices.map(({ text }) => text.zh)).size === choices.length;
      const enough = choices.length >= 3 && choices.length <= 4;
      const hasAnswer = choices.some(({ id }) => id === answer);
      if (!(filled && different && enough && hasAnswer && basis.source !== '')) unsound.push(spot.key);
    }
    expect(unsound).toEqual([]);
  });

  it('given a made-up person, all three answers occur, and each is right by the age that is told', () => {
    const asked = spots.filter(({ kind }) => kind === 'condition').map((spot) => makeQuestion(spot, 'a')?.answer);
    expect(new Set(asked)).toEqual(new Set(['a', 'b', 'c']));
    const condition = source.items
      .find(({ id }) => id === 'senior-allowance')
      ?.conditions.find(({ facts }) => facts.includes('age'));
    const spot = index.get(`condition/senior-allowance/${condition?.id}`);
    if (spot === undefined) throw new Error('the allowance asks for the age');
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
      const question = makeQuestion(spot, seed);
      const [age] = question?.given.map(({ zh }) => zh.match(/\d+/)?.[0]) ?? [];
      expect(question?.answer).toBe(age === undefined ? 'c' : Number(age) >= 80 ? 'a' : 'b');
    }
  });

  it('never offers a paper of the item itself as a wrong answer to what is missing', () => {
    for (const spot of spots.filter(({ kind }) => kind === 'material-missing')) {
      const question = makeQuestion(spot, 'b');
      const own = source.items.find(({ id }) => id === spot.itemId)?.materials.map(({ name }) => name.zh) ?? [];
      const wrong = question?.choices.filter(({ id }) => id !== question.answer).map(({ text }) => text.zh) ?? [];
      expect(wrong.filter((name) => own.includes(name))).toEqual([]);
    }
  });

  it('offers only forbidden phrases beside the civil one', () => {
    const forbidden = source.language.situations.flatMap((one) => one.forbidden.map(({ phrase }) => `“${phrase}”`));
    for (const spot of spots.filter(({ kind }) => kind === 'phrase')) {
      const question = makeQuestion(spot, 'c');
      const wrong = question?.choices.filter(({ id }) => id !== question.answer).map(({ text }) => text.zh) ?? [];
      expect(wrong.every((phrase) => forbidden.includes(phrase))).toBe(true);
    }
  });
});

describe('a round', () => {
  const wish = { seed: 'round', length: 10, groupId: null, first: [] };

  it('given the same seed, is the same round; given another, another', () => {
    expect(chooseRound(index, wish)).toEqual(chooseRound(listSpots(source), wish));
    expect(chooseRound(index, { ...wish, seed: 'other' })).not.toEqual(chooseRound(index, wish));
    const keys = chooseRound(index, wish);
    const asked = (of: SpotIndex) =>
      questionsOf(of, keys, 'round')?.map(({ ask, given, choices, answer }) => ({ ask, given, choices, answer }));
    expect(asked(index)).toEqual(asked(listSpots(source)));
  });

  it('mixes kinds and asks about each matter once', () => {
    const chosen = chooseRound(index, wish).flatMap((key) => index.get(key) ?? []);
    const items = chosen.flatMap(({ itemId }) => itemId ?? []);
    expect(chosen).toHaveLength(10);
    expect(new Set(items).size).toBe(items.length);
    expect(new Set(chosen.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(6);
  });

  it.each(source.groups.map(({ id }) => id))('given the group %s, asks ten, its own first', (groupId) => {
    const keys = chooseRound(index, { ...wish, groupId });
    const own = spots.filter((spot) => spot.groupId === groupId).length;
    const inGroup = keys.filter((key) => index.get(key)?.groupId === groupId).length;
    expect(keys).toHaveLength(10);
    expect(inGroup).toBe(Math.min(10, own));
  });

  it('given weak spots, asks them first and drops those the catalogue no longer has', () => {
    const [one = '', two = ''] = spots.slice(40, 42).map(({ key }) => key);
    const keys = chooseRound(index, { ...wish, first: [two, 'limit/abolished-item', one] });
    expect(keys.slice(0, 2)).toEqual([two, one]);
    expect(keys).toHaveLength(10);
  });

  it('given a key that is gone, makes no round of it', () => {
    expect(questionsOf(index, ['limit/abolished-item'], 'round')).toBeNull();
    expect(rightAnswersOf(index, undefined)).toEqual([]);
  });
});
