import { describe, expect, it } from 'vitest';
import { CHECKLISTS } from '../../../catalogue/checklists/checklists.ts';
import { PERSON_FACTS } from '../../../catalogue/person-facts/facts.ts';
import { processDefinitions } from '../../../catalogue/processes/index.ts';
import { OCCASION_RULES } from '../../../catalogue/visit-rules/occasions.ts';
import { VISIT_RULES } from '../../../catalogue/visit-rules/rules.ts';
import { DUTY_ROLES } from '../../../catalogue/places/duty-roles.ts';
import { asOneTalk, checkedAnswers, factsOf, findingsOf, isAsked, type Answers, type Checklist } from './checklist.ts';

const elder = CHECKLISTS.find(({ id }) => id === 'elder-home') as Checklist;
const quiet: Answers = {
  health: 'well',
  falls: 0,
  meals: 'self',
  inCareHome: false,
  inDanger: false,
  homeDanger: false,
  wish: false,
  asksHow: false,
};

describe('checklists', () => {
  it('given a quiet visit, raises nothing and tells a fact', () => {
    expect(findingsOf(elder, quiet)).toEqual([]);
    expect(factsOf(elder, quiet)).toEqual([{ factId: 'livesInCareHome', lastsDays: 365, value: false }]);
  });

  it('given answers over a threshold, raises a finding for each', () => {
    const found = findingsOf(elder, { ...quiet, falls: 2, family: 31, homeDanger: true });
    expect(found.map(({ questionId }) => questionId)).toEqual(['falls', 'family', 'homeDanger']);
    expect(findingsOf(elder, { ...quiet, family: 30 })).toEqual([]);
  });

  it('given an earlier answer, asks what follows from it and drops answers to what was not asked', () => {
    const follow = elder.questions.find(({ id }) => id === 'dangerKinds');
    expect(follow !== undefined && isAsked(follow, { homeDanger: true })).toBe(true);
    expect(checkedAnswers(elder, { ...quiet, dangerKinds: ['gas'] })).toEqual({ ok: true, value: quiet });
    expect(checkedAnswers(elder, { ...quiet, homeDanger: true })).toMatchObject({ ok: false });
  });

  it('given two checklists for one visit, asks what both ask once', () => {
    const relief = CHECKLISTS.filter(({ id }) => ['elder-home', 'relief-home'].includes(id));
    const [first, second] = asOneTalk(relief);
    expect(first?.questions).toEqual(elder.questions);
    expect(second?.questions.map(({ id }) => id)).toEqual(['changed', 'allowance']);
  });

  it('given an answer that does not fit or an unknown question, refuses and names the field', () => {
    expect(checkedAnswers(elder, { ...quiet, falls: 'two' })).toMatchObject({
      refusal: { details: { field: 'falls' } },
    });
    expect(checkedAnswers(elder, { ...quiet, stars: 5 })).toMatchObject({ refusal: { details: { field: 'stars' } } });
  });
});

describe('the data of visits', () => {
  const raises = CHECKLISTS.flatMap(({ questions }) => questions.flatMap((question) => question.raises ?? []));

  it('given any rule, its checklist and its role exist', () => {
    for (const { checklistId, by } of [...VISIT_RULES, ...OCCASION_RULES]) {
      expect(CHECKLISTS.map(({ id }) => id)).toContain(checklistId);
      expect(DUTY_ROLES.map(({ id }) => id)).toContain(by);
    }
  });

  it('given any finding, its process opens with the fields it fills, and nothing needed is left out', () => {
    for (const { processId, input } of raises) {
      const opening = processDefinitions.find(({ id }) => id === processId)?.opening;
      const fields = opening?.input ?? [];
      for (const id of Object.keys(input)) expect(fields.map((field) => field.id)).toContain(id);
      for (const field of fields.filter(({ required }) => required)) expect(Object.keys(input)).toContain(field.id);
    }
  });

  it('given a fact, the file of a person knows it and keeps it in clear', () => {
    const facts = CHECKLISTS.flatMap(({ questions }) => questions.flatMap(({ fact }) => fact ?? []));
    for (const { factId } of facts) expect(PERSON_FACTS.find(({ id }) => id === factId)?.sensitive).toBe(false);
  });
});
