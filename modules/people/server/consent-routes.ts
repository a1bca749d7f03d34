import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { sealField } from '../../../platform/crypto/field-sealing.ts';
import type { Statement } from '../../../platform/db/scoped-database.ts';
import { implement } from '../../../platform/http/call.ts';
import type { Implementation } from '../../../platform/http/call.ts';
import { newId } from '../../../platform/ids.ts';
import { recordDone } from '../../audit/server/index.ts';
import { giveConsent, withdrawConsent } from '../contract.ts';
import { isChild } from '../domain/consents.ts';
import type { PeopleDeps } from './deps.ts';
import { lockFile } from './file-rows.ts';
import { personPlace } from './sealed-places.ts';

const GIVE: Statement = {
  name: 'give-consent',
  text: `insert into person_consent (community_id, id, person_id, purpose, scope, given_how, given_by, giver_name_sealed,
           giver_relation, given_on, valid_until, recorded_by, recorded_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
};
const FIND: Statement = {
  name: 'lock-consent',
  text: `select given_on as "givenOn", withdrawn_on as "withdrawnOn" from person_consent
         where community_id = $1 and person_id = $2 and id = $3 for update`,
};
const WITHDRAW: Statement = {
  name: 'withdraw-consent',
  text: 'update person_consent set withdrawn_on = $3, withdrawn_reason = $4 where community_id = $1 and id = $2',
};

const giveRoute = (deps: PeopleDeps): Implementation =>
  implement(giveConsent, async (tx, call) => {
    const { communityId, personId } = call.params;
    const { purpose, scope, givenHow, givenBy, giverName, giverRelation, givenOn, until } = call.body;
    if (!deps.catalogue.purposes.some(({ id }) => id === purpose)) return refuse('consent-purpose-unknown');
    if (givenOn > plainDateOf(call.now)) return refuse('change-date-in-future');
    if (until !== null && until <= givenOn) return refuse('consent-dates-wrong');
    const file = await lockFile(tx, communityId, personId);
    if (!file.ok) return file;
    if (isChild(file.value.bornOn, givenOn) && givenBy !== 'guardian') return refuse('guardian-needed');
    if (givenBy !== 'self' && giverName === '') return refuse('giver-needed');
    const id = newId();
    const giver =
      givenBy === 'self' ? null : sealField(deps.keyRing, personPlace.consentGiver(communityId, id), giverName);
    const relation = givenBy === 'self' || giverRelation === '' ? null : giverRelation;
    const { workerId } = call.caller;
    await tx.query(GIVE, [
      communityId,
      id,
      personId,
      purpose,
      scope,
      givenHow,
      givenBy,
      giver,
      relation,
      givenOn,
      until,
      workerId,
      call.now,
    ]);
    recordDone(tx, call, communityId, {
      action: 'give-consent',
      subjectKind: 'person',
      subjectId: personId,
      details: { consentId: id, purpose, givenBy },
    });
    return ok({ consentId: id });
  });

const withdrawRoute = (): Implementation =>
  implement(withdrawConsent, async (tx, call) => {
    const { communityId, personId, consentId } = call.params;
    const { on, reason } = call.body;
    const [consent] = await tx.query<{ givenOn: PlainDate; withdrawnOn: PlainDate | null }>(FIND, [
      communityId,
      personId,
      consentId,
    ]);
    if (consent === undefined) return refuse('not-found');
    if (consent.withdrawnOn !== null) return refuse('consent-withdrawn-already');
    if (on > plainDateOf(call.now)) return refuse('change-date-in-future');
    if (on < consent.givenOn) return refuse('consent-dates-wrong');
    await tx.query(WITHDRAW, [communityId, consentId, on, reason]);
    recordDone(tx, call, communityId, {
      action: 'withdraw-consent',
      subjectKind: 'person',
      subjectId: personId,
      details: { consentId },
    });
    return ok({ consentId });
  });

export const consentRoutes = (deps: PeopleDeps): readonly Implementation[] => [giveRoute(deps), withdrawRoute()];
