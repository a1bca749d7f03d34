import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { sealField } from '../../../platform/crypto/field-sealing.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import { casesGoingOn } from '../../casework/server/index.ts';
import { startRollCall } from '../contract.ts';
import { findCalled, type Called } from './called-rows.ts';
import type { CallsDeps } from './deps.ts';
import { isInScope } from './list-route.ts';
import { sightOf } from './reach.ts';
import { findRollCall, loadStates } from './roll-call-rows.ts';
import { callPlace } from './sealed-places.ts';

const START: Statement = {
  name: 'start-roll-call',
  text: `insert into roll_call (community_id, id, title, case_id, help_sealed, grid_id, building_id, started_by, started_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
};
const ADD_PEOPLE: Statement = {
  name: 'add-people-to-roll-call',
  text: `insert into roll_call_person (community_id, roll_call_id, person_id, household_id, building_id, grid_id, help_sealed)
    select $1, $2, "personId", "householdId", "buildingId", "gridId", decode(help, 'base64')
    from jsonb_to_recordset($3::jsonb) as one("personId" uuid, "householdId" uuid, "buildingId" uuid, "gridId" uuid, help text)`,
};

/** Everybody as they stand now: who moves in later is not in it, who moves out stays in it. */
const addPeople = async (
  tx: Tx,
  { keyRing }: CallsDeps,
  communityId: string,
  rollCallId: string,
  called: readonly Called[],
): Promise<void> => {
  const rows = called.map(({ row, help }) => ({
    personId: row.personId,
    householdId: row.householdId,
    buildingId: row.buildingId,
    gridId: row.gridId,
    help: sealField(keyRing, callPlace.help(communityId, rollCallId, row.personId), JSON.stringify(help)).toString(
      'base64',
    ),
  }));
  await tx.query(ADD_PEOPLE, [communityId, rollCallId, JSON.stringify(rows)]);
};

const isGoingOn = async (tx: Tx, deps: CallsDeps, communityId: string, caseId: string): Promise<boolean> =>
  (await casesGoingOn(tx, communityId, deps.rules.processIds)).some(({ id }) => id === caseId);

export const startRoute = (deps: CallsDeps): Implementation =>
  implement(startRollCall, async (tx, call) => {
    const { communityId } = call.params;
    const { id, title, caseId, help, gridId, buildingId } = call.body;
    if ((await findRollCall(tx, communityId, id)) !== undefined)
      return ok({ rollCallId: id, people: (await loadStates(tx, communityId, [id])).length });
    if (help.some((one) => deps.kinds.every((kind) => kind.id !== one))) return refuse('help-unknown');
    if (caseId !== null && !(await isGoingOn(tx, deps, communityId, caseId))) return refuse('roll-call-case-unknown');
    const sees = await sightOf(tx, call, communityId);
    const on = plainDateOf(call.now);
    const called = (await findCalled(tx, deps.keyRing, deps.kinds, { communityId, on })).filter(
      (one) => sees(one.row.gridId) && isInScope(one, { help, gridId, buildingId }),
    );
    if (called.length === 0) return refuse('roll-call-empty');
    if (called.length > deps.rules.mostPeople) return refuse('roll-call-too-many', { most: deps.rules.mostPeople });
    const scope = sealField(deps.keyRing, callPlace.scope(communityId, id), JSON.stringify(help));
    await tx.query(START, [communityId, id, title, caseId, scope, gridId, buildingId, call.caller.workerId, call.now]);
    await addPeople(tx, deps, communityId, id, called);
    recordDone(tx, call, communityId, {
      action: 'start-roll-call',
      subjectKind: 'roll-call',
      subjectId: id,
      details: { caseId, gridId, buildingId, people: called.length },
    });
    return ok({ rollCallId: id, people: called.length });
  });
