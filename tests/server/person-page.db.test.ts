import { describe, expect, it } from 'vitest';
import { actOnCase, openCase } from '../../modules/casework/contract.ts';
import { getHousehold, getPerson } from '../../modules/people/contract.ts';
import { recordVisit } from '../../modules/visits/contract.ts';
import { newId } from '../../platform/ids.ts';
import { newIdNumber, useOffice } from './office.ts';
import type { Who } from './office-staff.ts';
import { elderAnswers, settle, TODAY } from './visit-samples.ts';

const office = useOffice();
const params = () => ({ communityId: office.communityId() });

const open = async (processId: string, personId: string | null, input: object) => {
  const body = { processId, itemId: null, personId, channel: 'counter', input };
  return (await (await office.as('worker')).call(openCase, { params: params(), body })).reply();
};
/** Takes actions one after the other on the version the case has come to. */
const act = async (caseId: string, moves: readonly (readonly [string, object, Who?])[]) => {
  let version = 1;
  for (const [action, input, who = 'worker'] of moves) {
    const caller = await office.as(who);
    const body = { action, input, expectedVersion: version };
    version = (await caller.call(actOnCase, { params: { ...params(), caseId }, body })).reply().version;
  }
  return version;
};
const page = async (personId: string) =>
  (await (await office.as('worker')).call(getPerson, { params: { ...params(), personId } })).reply();

const SET_UP = { leader: '甲', places: 3, from: '2026-09-01', until: '2026-10-01', place: '活动室' };
const HOUR = { checkedIn: '2026-09-16T01:00:00.000Z', checkedOut: '2026-09-16T03:30:00.000Z', hours: 2.5 };

describe('the page of a person', () => {
  it('given a sign-up and services of a project in which a resident was chosen, tells times and hours of nobody else', async () => {
    const helper = await office.person({ name: '志一', idNumber: newIdNumber() });
    const other = await office.person({ name: '志二', idNumber: newIdNumber() });
    const project = await open('volunteer-project', null, { title: '周六理发', need: '老人要理发', field: 'elders' });
    await act(project.id, [
      ['set-up', SET_UP],
      ['publish', { signUpBy: '2026-09-20' }],
      ['sign-up', { volunteer: '志一', volunteerId: helper.id }],
      ['sign-up', { volunteer: '志二', volunteerId: other.id }],
      ['sign-up', { volunteer: '外来的' }],
      ['select', { selected: 2 }],
      ['begin-service', {}],
      ['record-service', { volunteer: '志一', volunteerId: helper.id, ...HOUR }],
      ['record-service', { volunteer: '志一', volunteerId: helper.id, ...HOUR }],
    ]);
    const [row, ...more] = (await page(helper.id)).volunteering;
    expect(more).toEqual([]);
    expect(row).toMatchObject({ caseId: project.id, name: { zh: '周六理发' }, times: 2, hours: 5 });
    expect((await page(other.id)).volunteering).toMatchObject([{ caseId: project.id, times: 0, hours: 0 }]);
  });

  it('given somebody who is not here, refuses the name', async () => {
    const project = await open('volunteer-project', null, { title: '周日理发', need: '要理发', field: 'elders' });
    const version = await act(project.id, [
      ['set-up', SET_UP],
      ['publish', { signUpBy: '2026-09-20' }],
    ]);
    const body = { action: 'sign-up', input: { volunteer: '谁', volunteerId: newId() }, expectedVersion: version };
    const answer = await (await office.as('worker')).call(actOnCase, {
      params: { ...params(), caseId: project.id },
      body,
    });
    expect(answer.problem()).toMatchObject({ code: 'input-invalid', details: { rule: 'unknown-person' } });
  });

  it('given a wish, tells what is needed; the household tells it too, and who was met when', async () => {
    const resident = await office.person({ name: '需一', idNumber: newIdNumber('1950-03-04') });
    await settle(office, resident.id, ['living-alone']);
    const wish = await open('wish', resident.id, { wish: '想要一个洗澡凳', kind: 'goods' });
    const visit = { personId: resident.id, on: TODAY, result: 'present', answers: elderAnswers() };
    const caller = await office.as('grid-worker');
    (await caller.call(recordVisit, { params: { ...params(), visitId: newId() }, body: visit })).reply();
    const { needs, householdId, cases } = await page(resident.id);
    expect(needs).toMatchObject([{ id: wish.id, name: { zh: '想要一个洗澡凳' }, stateKind: 'open' }]);
    expect(cases.map(({ id }) => id)).toContain(wish.id);
    const household = (
      await (await office.as('worker')).call(getHousehold, { params: { ...params(), householdId: householdId ?? '' } })
    ).reply();
    expect(household.needs.map(({ id }) => id)).toEqual([wish.id]);
    expect(household.visits).toMatchObject([{ on: TODAY, person: { id: resident.id, name: '需一' } }]);
    expect(JSON.stringify(household.visits)).not.toContain('note');
  });
});
