import type { FieldValues } from '../../modules/field/domain/field-record.ts';
import { newId } from '../../platform/ids.ts';

/** Answers to the checklist of occasions, as the fields of a record; `more` changes some. */
export const occasionValues = (personId: string, more: FieldValues = {}): FieldValues => ({
  personId,
  result: 'present',
  checklists: ['occasion'],
  'occasion/situation': '都好',
  'occasion/needsHelp': false,
  'occasion/inDanger': false,
  'occasion/homeDanger': false,
  'occasion/wish': false,
  'occasion/asksHow': false,
  ...more,
});

/** What hands on the danger in a home, once the answer to it is yes. */
export const HOME_DANGER = {
  'occasion/homeDanger': true,
  'occasion/dangerKinds': ['gas'],
  opens: ['occasion/homeDanger/grid-event'],
} as const;

/** A visit made on a phone; each call another one. */
export const visitEdit = (values: FieldValues, more: object = {}) => ({
  recordId: newId(),
  editId: newId(),
  kind: 'visit',
  base: { version: 0, values: {} as FieldValues },
  values,
  madeAt: '2026-09-16T01:00:00.000Z',
  ...more,
});

/** The start of a WebM with sound in it, as a phone records it. */
export const VOICE = Buffer.concat([
  Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104', 'hex'),
  Buffer.alloc(64, 7),
]).toString('base64');
