import { FIRST_RESIDENT_NOTE } from '../../catalogue/demo/visit-notes.ts';
import { addDays } from '../../kernel/plain-date.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { residentIdCheckCharacter } from '../../kernel/resident-id.ts';
import type { DemoFact, DemoGroup, DemoPerson } from './demo-people.ts';

/** Name, home and circumstances of the person whom the guided tour of the demo serves. */
export const FIRST_RESIDENT_HOME = { building: '西水新村17幢', unit: '2单元', room: '302室' } as const;

const FIRST_17 = '32021819450612284';

/** Whether this is the person of the tour, whom the random cases leave alone. */
export const isFirstResident = (person: DemoPerson): boolean => person.idNumber.startsWith(FIRST_17);

/** 王秀英: 81, a widow living alone, borderline, hard of hearing. The same in every demo of every size. */
export const firstResident = (id: string, visitId: string, workerId: string, today: PlainDate): DemoPerson => {
  const asOf = addDays(today, -240);
  const visitedOn = addDays(today, -20);
  const group = (groupId: string, source: string): DemoGroup => ({ id: groupId, since: '2025-06-12', source, asOf });
  const fact = (
    factId: string,
    value: DemoFact['value'],
    source: string,
    day: PlainDate,
    expiresOn: PlainDate | null = null,
  ) => ({
    id: factId,
    value,
    source,
    asOf: day,
    expiresOn,
  });
  return {
    id,
    relation: 'head',
    name: '王秀英',
    sex: 'female',
    bornOn: '1945-06-12',
    residence: 'registered',
    ethnicGroup: '汉族',
    idNumber: FIRST_17 + residentIdCheckCharacter(FIRST_17),
    phone: '13800001234',
    source: 'public-security',
    asOf,
    groups: [
      group('living-alone', 'visit'),
      group('oldest-old', 'public-security'),
      group('borderline', 'civil-affairs'),
      group('hard-of-hearing', 'visit'),
    ],
    facts: [
      fact('movedInOn', '1998-05-20', 'public-security', asOf),
      fact('maritalStatus', 'widowed', 'civil-affairs', asOf),
      fact('monthlyIncome', 1180, 'social-security', addDays(today, -30), addDays(today, 335)),
      fact('floorAreaPerPerson', 42.5, 'housing', asOf),
      fact('medicalInsurance', 'resident', 'medical-insurance', addDays(today, -60), addDays(today, 305)),
      fact('livesInCareHome', false, 'visit', visitedOn, addDays(visitedOn, 365)),
    ],
    visits: [
      {
        id: visitId,
        on: visitedOn,
        workerId,
        result: 'present',
        note: FIRST_RESIDENT_NOTE,
        nextDueOn: addDays(visitedOn, 30),
      },
    ],
  };
};
