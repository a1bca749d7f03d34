import { beforeAll, describe, expect, it } from 'vitest';
import { getFieldDay, sendFieldRecords } from '../../modules/field/contract.ts';
import { newIdNumber, useOffice } from '../server/office.ts';
import { settle } from '../server/visit-samples.ts';
import { leftOnPhones, lostWords, playDay, type FieldServer, type PhoneDay } from './phone-days.ts';

const office = useOffice();
/** A few days in every run of the tests; hundreds with `npm run test:field`. */
const DAYS = Number(process.env['QUANKE_FIELD_DAYS'] ?? 8);
const FIRST_SEED = Number(process.env['QUANKE_FIELD_SEED'] ?? 5_600);
const STEPS = 36;
const TWO_DAYS = 2 * 86_400_000;
const MINUTE_MS = 60_000;

const here = () => ({ communityId: office.communityId() });
const count = async (sql: string, values: readonly unknown[] = []): Promise<number> =>
  (await office.running().ownerPool.query<{ count: number }>(`select count(*)::int as count from ${sql}`, [...values]))
    .rows[0]?.count ?? -1;

/** The real routes, by the session of the grid worker. */
const server: FieldServer = {
  send: async ({ sentAt, records, attachments }) => {
    const caller = await office.as('grid-worker');
    return (await caller.call(sendFieldRecords, { params: here(), body: { sentAt, records, attachments } })).reply();
  },
  ownRecords: async () =>
    (await (await office.as('grid-worker')).call(getFieldDay, { params: here(), query: { limit: '1' } })).reply()
      .records,
};

/** Each record exactly once in everything that follows from it. */
const doubledOrLost = async (day: PhoneDay): Promise<readonly string[]> => {
  const wrong: string[] = [];
  const once = async (what: string, sql: string, id: string, wanted = 1): Promise<void> => {
    const found = await count(sql, [id]);
    if (found !== wanted) wrong.push(`${what} of ${id}: ${found} instead of ${wanted}`);
  };
  for (const [id, kind] of day.made) {
    await once('record', 'field_record where id = $1', id);
    if (kind === 'event')
      await once(
        'case',
        'field_record f join case_record c on c.community_id = f.community_id and c.id = f.case_id where f.id = $1',
        id,
      );
    else {
      await once('visit', `visit where id = $1 and visited_on = '2026-09-16'`, id);
      await once('evidence', 'service_evidence where source_id = $1', id);
      const cases = day.opened.has(id) ? 1 : 0;
      await once(
        'finding',
        'visit_finding f join case_record c on c.community_id = f.community_id and c.id = f.case_id where f.visit_id = $1',
        id,
        cases,
      );
    }
  }
  for (const one of day.attached) {
    const [recordId = '', id = ''] = one.split('/');
    const table = day.made.get(recordId) === 'visit' ? 'visit_attachment' : 'field_voice';
    await once('voice note', `${table} where id = $1`, id);
  }
  return wrong;
};

describe('days with two phones and a bad network, against the real office', () => {
  const people: string[] = [];
  beforeAll(async () => {
    for (const name of ['甄一巷', '甄二巷', '甄三巷']) {
      const person = await office.person({ name, idNumber: newIdNumber('1947-05-06') });
      await settle(office, person.id, []);
      people.push(person.id);
    }
  });

  it(
    `given ${DAYS} of them from seed ${FIRST_SEED} on, loses nothing and doubles nothing`,
    async () => {
      const casesBefore = await count('case_record');
      let expectedCases = 0;
      const played = { records: 0, visits: 0, attachments: 0, words: 0, givenUp: 0 };
      for (let seed = FIRST_SEED; seed < FIRST_SEED + DAYS; seed += 1) {
        // What the package of the day brings stays one page, however many days are played.
        const { ownerPool, clock } = office.running();
        const earlier = new Date(clock.now().getTime() - TWO_DAYS);
        await ownerPool.query('update field_record set received_at = $1', [earlier]);
        const day = await playDay(seed, { server, people, steps: STEPS });
        const at = `seed ${seed}`;
        expect([at, leftOnPhones(day)]).toEqual([at, []]);
        expect([at, await doubledOrLost(day)]).toEqual([at, []]);
        expect([at, lostWords(day, await server.ownRecords())]).toEqual([at, []]);
        const visits = [...day.made.values()].filter((kind) => kind === 'visit').length;
        expectedCases += day.made.size - visits + day.opened.size;
        played.records += day.made.size;
        played.visits += visits;
        played.attachments += day.attached.size;
        played.words += day.typed.size;
        played.givenUp += day.givenUp.size;
      }
      expect(await count('case_record')).toBe(casesBefore + expectedCases);
      expect(played.visits).toBeGreaterThan(DAYS);
      process.stdout.write(`days outside: ${DAYS} · ${JSON.stringify(played)} · lost 0 · doubled 0\n`);
    },
    30 * MINUTE_MS,
  );
});
