import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { actingOf, openNewCase } from '../../casework/server/index.ts';
import { onlyAskedFor } from '../../casework/domain/input.ts';
import { recordDone } from '../../audit/server/index.ts';
import { openFindingCase } from '../contract.ts';
import type { Raises } from '../domain/checklist.ts';
import type { VisitsDeps } from './deps.ts';
import { reachOf, type Asking } from './reach.ts';
import { loadVisitedByIds, type VisitedRow } from './visited-rows.ts';
import { detailsOf, findVisit, noteOf, titleOf, type StoredVisit } from './visit-rows.ts';

const LINK: Statement = {
  name: 'link-finding-to-case',
  text: 'update visit_finding set case_id = $3 where community_id = $1 and id = $2',
};
const TOUCH: Statement = {
  name: 'touch-visit',
  text: 'update visit set changed_at = now() where community_id = $1 and id = $2',
};

type StoredFinding = StoredVisit['findings'][number];

/** House and entrance; the door stays in the file, because others read the case too. */
const placeWords = (person: VisitedRow | undefined): string => `${person?.building ?? ''}${person?.unit ?? ''}`;

const raisedBy = ({ catalogue }: VisitsDeps, finding: StoredFinding): Raises | undefined =>
  catalogue.checklists
    .find(({ id }) => id === finding.checklistId)
    ?.questions.find(({ id }) => id === finding.questionId)
    ?.raises?.find(({ processId }) => processId === finding.processId);

/** Values of the opening form: the ones known beforehand, the place, the words of the visit, and earlier answers. */
const filled = (
  deps: VisitsDeps,
  visit: StoredVisit,
  finding: StoredFinding,
  person: VisitedRow | undefined,
  { communityId, note }: { readonly communityId: string; readonly note: string },
): Readonly<Record<string, string>> => {
  const answers = detailsOf(deps, communityId, visit).answers[finding.checklistId] ?? {};
  const place = placeWords(person);
  const words: Readonly<Record<string, string>> = {
    $place: place === '' ? titleOf(deps, finding).zh : place,
    $note: [titleOf(deps, finding).zh, note].filter((part) => part !== '').join('：'),
  };
  const value = (given: string): string => {
    if (!given.startsWith('$')) return given;
    return words[given] ?? String(answers[given.slice(1)] ?? '');
  };
  return Object.fromEntries(
    Object.entries(raisedBy(deps, finding)?.input ?? {}).map(([id, given]) => [id, value(given)]),
  );
};

/** Makes a finding a case of its own, in the name of whoever asks. Refused as the route says. */
export const openFinding = async (
  tx: Tx,
  deps: VisitsDeps,
  call: Asking,
  of: { readonly communityId: string; readonly visitId: string; readonly findingId: string; readonly note?: string },
): Promise<Result<{ readonly caseId: string; readonly number: string }>> => {
  const { communityId, visitId, findingId } = of;
  const visit = await findVisit(tx, communityId, visitId, true);
  const finding = visit?.findings.find(({ id }) => id === findingId);
  const maySee = await reachOf(tx, call, communityId);
  if (visit === undefined || finding === undefined || !maySee({ id: visit.personId, gridId: visit.gridId }))
    return refuse('not-found');
  if (finding.caseId !== null) return refuse('visit-finding-handled');
  const person = (await loadVisitedByIds(tx, communityId, [visit.personId])).get(visit.personId);
  const { processId } = finding;
  const definition = deps.casework.processes.inForce(processId, visit.on, communityId);
  const note = of.note ?? noteOf(deps, communityId, visit);
  const opened = await openNewCase(
    tx,
    deps.casework,
    {
      processId,
      itemId: null,
      personId: definition?.opening?.person === 'none' ? null : visit.personId,
      channel: 'visit',
      answers: {},
      materials: [],
      input: onlyAskedFor(
        definition?.opening?.input ?? [],
        filled(deps, visit, finding, person, { communityId, note }),
      ),
    },
    actingOf(call, communityId),
  );
  if (!opened.ok) return opened;
  await tx.query(LINK, [communityId, findingId, opened.value.id]);
  await tx.query(TOUCH, [communityId, visitId]);
  recordDone(tx, call, communityId, {
    action: 'open-finding-case',
    subjectKind: 'case',
    subjectId: opened.value.id,
    details: { visitId, findingId, processId },
  });
  return ok({ caseId: opened.value.id, number: opened.value.number });
};

export const findingCaseRoute = (deps: VisitsDeps): Implementation =>
  implement(openFindingCase, async (tx, call) => {
    const { note } = call.body;
    return openFinding(tx, deps, call, { ...call.params, ...(note === undefined ? {} : { note }) });
  });
