import type { PlainDate } from '../../kernel/plain-date.ts';
import type { FactValue, Residence, Sex } from '../../modules/people/domain/person-file.ts';

/** The synthetic community as plain data, before anything is sealed or written. */
export interface DemoFact {
  readonly id: string;
  readonly value: FactValue;
  readonly source: string;
  readonly asOf: PlainDate;
  readonly expiresOn: PlainDate | null;
}

export interface DemoGroup {
  readonly id: string;
  readonly since: PlainDate;
  readonly source: string;
  readonly asOf: PlainDate;
}

export interface DemoVisit {
  readonly id: string;
  readonly on: PlainDate;
  readonly workerId: string;
  readonly result: 'present' | 'absent' | 'refused' | 'moved';
  readonly note: string | null;
  readonly nextDueOn: PlainDate | null;
}

export interface DemoPerson {
  readonly id: string;
  readonly relation: string;
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: PlainDate;
  readonly residence: Residence;
  readonly ethnicGroup: string;
  readonly idNumber: string;
  readonly phone: string | null;
  readonly source: string;
  readonly asOf: PlainDate;
  readonly groups: readonly DemoGroup[];
  readonly facts: readonly DemoFact[];
  readonly visits: readonly DemoVisit[];
}

export interface DemoHousehold {
  readonly id: string;
  readonly buildingId: string;
  readonly unit: string;
  readonly room: string;
  readonly people: readonly DemoPerson[];
}

export interface DemoGrid {
  readonly id: string;
  readonly name: string;
  readonly workerId: string | null;
}

export interface DemoBuilding {
  readonly id: string;
  readonly gridId: string;
  readonly name: string;
}
