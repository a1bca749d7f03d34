import { describe, expect, it } from 'vitest';
import { type ActionField, inputOf, mistakesIn, offeredMaterials, startValues } from './action-input.ts';

const label = { zh: '金额', en: 'Amount' };
const field = (id: string, type: ActionField['type'], required = false): ActionField => ({ id, type, label, required });
const material = (id: string, status: 'brought' | 'missing' | 'not-needed') => ({
  id,
  status,
  name: label,
  form: 'copy',
  comesFrom: null,
  inFirstNotice: false,
});
const materials = [material('id-card', 'brought'), material('bank-card', 'missing'), material('proxy', 'not-needed')];

describe('the form of an action', () => {
  it('given a step at the window, names every missing material from the start and offers the others too', () => {
    const of = { stateKind: 'open' as const, materials };
    expect(startValues([field('materials', 'materials', true)], of)).toEqual({ materials: ['bank-card'] });
    expect(offeredMaterials(of).map(({ id }) => id)).toEqual(['id-card', 'bank-card']);
  });

  it('given a step that waits for the applicant, offers what is missing and presumes nothing was brought', () => {
    const of = { stateKind: 'waiting' as const, materials };
    expect(startValues([field('materials', 'materials', true)], of)).toEqual({ materials: [] });
    expect(offeredMaterials(of).map(({ id }) => id)).toEqual(['bank-card']);
  });

  it('given a complete matter that lies with a unit, offers everything the unit may ask for', () => {
    const complete = materials.map((each) =>
      each.status === 'missing' ? { ...each, status: 'brought' as const } : each,
    );
    const of = { stateKind: 'waiting' as const, materials: complete };
    expect(offeredMaterials(of).map(({ id }) => id)).toEqual(['id-card', 'bank-card']);
  });

  it('given blanks in required fields, names each of them', () => {
    const fields = [field('reason', 'long-text', true), field('materials', 'materials', true), field('note', 'text')];
    expect(mistakesIn(fields, { reason: '  ', materials: [], note: '' }).map((one) => one.field.id)).toEqual([
      'reason',
      'materials',
    ]);
  });

  it('given an amount with full-width digits and a comma, sends a number; words are a mistake', () => {
    expect(inputOf([field('amount', 'number')], { amount: '１,２00' })).toEqual({ amount: 1200 });
    expect(mistakesIn([field('amount', 'number')], { amount: '一百' })).toMatchObject([{ kind: 'number' }]);
  });

  it('given empty optional fields, leaves them out', () => {
    expect(inputOf([field('note', 'text'), field('result', 'text')], { note: ' ', result: ' 准 ' })).toEqual({
      result: '准',
    });
  });
});
