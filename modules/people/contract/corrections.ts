import { defineRoute, plainDate, uuid } from '../../../platform/contract.ts';
import { z } from 'zod';
import { EDITORS, nameOnRecord, ofPerson, reason, residence, sex, source } from './shapes.ts';

/** What stands wrongly in a record is put right here; what has changed since is recorded as a change. */
export const correctPerson = defineRoute({
  id: 'correct-person',
  method: 'POST',
  path: '/communities/{communityId}/people/{personId}/correct',
  summary: {
    zh: '更正姓名、电话、证件号、出生日期等；原来的留在历史里',
    en: 'Correct name, phone, ID number, birthday and the like; the old values stay in the history',
  },
  params: ofPerson,
  body: z.object({
    expectedVersion: z.number().int(),
    /** Only what is to be changed; null takes a number away. */
    fields: z
      .object({
        name: nameOnRecord,
        phone: z.string().trim().max(30).nullable(),
        idNumber: z.string().trim().max(40).nullable(),
        bornOn: plainDate,
        sex,
        residence,
      })
      .partial()
      .strict(),
    source,
    reason,
  }),
  reply: z.object({
    personId: uuid,
    version: z.number().int(),
    changed: z.array(z.string()),
    /** Records that may be the same person, of which somebody has to decide. */
    duplicates: z.number().int(),
  }),
  refusals: [
    'not-found',
    'stale-version',
    'nothing-changes',
    'source-unknown',
    'person-has-left',
    'id-number-invalid',
    'phone-invalid',
    'born-on-other-day',
    'sex-against-number',
    'person-already-known',
  ],
  access: { kind: 'community', roles: EDITORS },
  command: true,
});
