import { describe, expect, it } from 'vitest';
import { residentIdCheckCharacter } from '../../../kernel/resident-id.ts';
import { correctIdentity, type Identity } from './corrections.ts';

const numberOf = (bornOn: string, sequence: string): string => {
  const first17 = `320211${bornOn.replaceAll('-', '')}${sequence}`;
  return first17 + residentIdCheckCharacter(first17);
};
const TODAY = '2026-09-16';
const NUMBER = numberOf('1960-03-04', '122');
const now: Identity = {
  name: '甄更正',
  phone: '13800138000',
  idNumber: NUMBER,
  bornOn: '1960-03-04',
  sex: 'female',
  residence: 'registered',
};

describe('a correction of who somebody is', () => {
  it('given a new number, birthday and sex follow it', () => {
    const idNumber = numberOf('1961-04-05', '133');
    const corrected = correctIdentity(now, { idNumber }, TODAY);
    expect(corrected).toEqual({
      ok: true,
      value: {
        identity: { ...now, idNumber, bornOn: '1961-04-05', sex: 'male' },
        changed: ['idNumber', 'bornOn', 'sex'],
      },
    });
  });

  it('given a birthday or sex that the number denies, refuses', () => {
    expect(correctIdentity(now, { bornOn: '1960-03-05' }, TODAY)).toMatchObject({
      refusal: { code: 'born-on-other-day' },
    });
    expect(correctIdentity(now, { sex: 'male' }, TODAY)).toMatchObject({ refusal: { code: 'sex-against-number' } });
    expect(correctIdentity({ ...now, idNumber: null }, { bornOn: '1960-03-05' }, TODAY)).toMatchObject({
      value: { changed: ['bornOn'] },
    });
  });

  it('given numbers that are taken away or typed with blanks, reads them so', () => {
    expect(correctIdentity(now, { phone: null, idNumber: '' }, TODAY)).toMatchObject({
      value: { identity: { phone: null, idNumber: null, bornOn: '1960-03-04' }, changed: ['phone', 'idNumber'] },
    });
    expect(correctIdentity(now, { phone: '139 0013 9000' }, TODAY)).toMatchObject({
      value: { identity: { phone: '13900139000' } },
    });
  });

  it('given nothing new, a broken number or a birthday to come, refuses', () => {
    expect(correctIdentity(now, { name: '甄更正' }, TODAY)).toMatchObject({ refusal: { code: 'nothing-changes' } });
    expect(correctIdentity(now, { idNumber: `${NUMBER}1` }, TODAY)).toMatchObject({
      refusal: { code: 'id-number-invalid' },
    });
    expect(correctIdentity({ ...now, idNumber: null }, { bornOn: '2027-01-01' }, TODAY)).toMatchObject({
      refusal: { code: 'id-number-invalid' },
    });
  });
});
