import type { InputField } from '../../modules/casework/domain/definition.ts';
import { isAsked } from '../../modules/casework/domain/input.ts';
import { IN_THE_OFFICE, newPhone, newWord, nowOf, pickResident, recently, type Town } from './town.ts';

const OPTIONAL_FILLED = 0.6;
const YES = 0.8;

const choicesOf = (field: InputField): readonly string[] => (field.choices ?? []).map(({ id }) => id);

const valueOf = (town: Town, field: InputField): unknown => {
  const { chance, office } = town;
  switch (field.type) {
    case 'text':
    case 'long-text':
      return newWord(town);
    case 'choice':
      return chance.pick(choicesOf(field));
    case 'choices':
      return choicesOf(field).filter((_, index) => index === 0 || chance.next() < 0.3);
    case 'date':
      return recently(town, 10);
    case 'number':
      return chance.below(500) + 1;
    case 'count':
      return chance.below(4) + 1;
    case 'yes-no':
      return chance.next() < YES;
    case 'date-time':
      return nowOf(town);
    case 'phone':
      return newPhone(town);
    case 'worker':
      return office.staff().workerIds[chance.pick(IN_THE_OFFICE)];
    case 'person':
      return pickResident(town).id;
    case 'organisation':
      return office.staff().organisationIds[chance.pick(['civil-a', 'housing-a'] as const)];
    case 'materials':
      return [];
  }
};

/** Values as somebody would type them: what is asked for, and some of what may be left out. */
export const fillForm = (
  town: Town,
  fields: readonly InputField[],
  materials: () => unknown = () => [],
  withPerson = true,
): Record<string, unknown> => {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    if (!isAsked(field, values) || (field.withoutPerson === true && withPerson)) continue;
    if (!field.required && town.chance.next() > OPTIONAL_FILLED) continue;
    values[field.id] = field.type === 'materials' ? materials() : valueOf(town, field);
  }
  return values;
};
