import { randomUUID } from 'node:crypto';
import type { CaseReply } from '../../modules/casework/contract.ts';
import { matterBody, newIdNumber, RELIEF } from './office.ts';
import { PASSWORD, type Who } from './office-staff.ts';
import { peopleSamples } from './people-samples.ts';
import { fieldSamples } from './field-samples.ts';
import { importSamples } from './import-samples.ts';
import { placeSamples } from './place-samples.ts';
import type { Fixture, Sample } from './sample-fixture.ts';
import { revisionSamples } from './revision-samples.ts';
import { variantSamples } from './variant-samples.ts';
import { callSamples } from './call-samples.ts';
import { visitSamples } from './visit-samples.ts';

const body =
  (value: (fixture: Fixture) => unknown): Sample =>
  (fixture) => ({ body: value(fixture) });
const nothing: Sample = () => ({});

const caseFor = ({ caseReply, inHand }: Fixture, who: Who | null): CaseReply =>
  (who === null ? undefined : inHand[who]) ?? caseReply;
const ofCase = (fixture: Fixture, who: Who | null) => ({ caseId: caseFor(fixture, who).id });
const ofPerson = ({ person }: Fixture) => ({ personId: person.id });
const ofWorker = ({ office }: Fixture) => ({ workerId: office.staff().workerIds['neighbour-worker'] });
const roles = ({ office }: Fixture) => [{ role: 'worker', organisationId: office.otherCommunityId() }];
/** A version that no case has: the right is judged, and nothing changes for whoever comes next. */
const STALE = 9_999;

const account: Readonly<Record<string, Sample>> = {
  'get-start': nothing,
  'get-session': nothing,
  'sign-in': body(() => ({ username: 'grid-worker', password: PASSWORD })),
  'sign-out': nothing,
  'change-password': body(() => ({ current: PASSWORD, next: PASSWORD })),
  'get-own-account': nothing,
  'begin-second-factor': body(() => ({ password: PASSWORD })),
  'confirm-second-factor': body(() => ({ code: 'no code' })),
  'renew-recovery-codes': body(() => ({ password: PASSWORD })),
  'remove-second-factor': body(() => ({ password: PASSWORD })),
  'end-session': () => ({ params: { sessionId: 'nobody-has-this-one' } }),
  'end-other-sessions': nothing,
  'set-up': body(() => ({
    setUpCode: 'WRONG-CODE',
    streetName: '某街道',
    communityName: '某社区',
    communityKind: 'community',
    communityShortName: '某',
    regionCode: '320211001001',
    communityPhone: '',
    communityAddress: '',
    administratorName: '某人',
    username: 'somebody',
    password: 'long-enough-to-be-kept',
  })),
  'list-workers': nothing,
  'list-colleagues': nothing,
  'add-worker': body((fixture) => ({
    name: '甄新来',
    post: '',
    username: `w${randomUUID().slice(0, 8)}`,
    roles: roles(fixture),
  })),
  'set-worker-roles': (fixture) => ({ params: ofWorker(fixture), body: { roles: roles(fixture) } }),
  'set-worker-status': (fixture) => ({ params: ofWorker(fixture), body: { status: 'active' } }),
  'reset-password': (fixture) => ({ params: ofWorker(fixture) }),
  'take-second-factor-off': (fixture) => ({ params: ofWorker(fixture) }),
  'get-calendar': nothing,
  'edit-calendar': body(() => ({ expectedVersion: STALE, horizonOn: '2026-12-31', set: [] })),
  'list-audit': nothing,
};

const people: Readonly<Record<string, Sample>> = {
  'find-people': () => ({ query: { q: '甄' } }),
  'get-person': (fixture) => ({ params: ofPerson(fixture) }),
  'reveal-field': (fixture) => ({
    params: ofPerson(fixture),
    body: { field: 'phone', reason: 'contacting-the-person' },
  }),
  'register-person': body(() => ({ name: '甄新', idNumber: newIdNumber(), phone: null })),
  'identify-person': body(() => ({ idNumber: newIdNumber() })),
  'get-household': ({ householdId }) => ({ params: { householdId } }),
  'list-places': nothing,
};

const matter = ({ office, person }: Fixture) =>
  matterBody(office, { processId: 'promised', itemId: RELIEF, personId: person.id });

const cases: Readonly<Record<string, Sample>> = {
  'list-cases': nothing,
  'export-cases': nothing,
  'get-case': (fixture, who) => ({ params: ofCase(fixture, who) }),
  'explain-due-date': (fixture, who) => ({ params: ofCase(fixture, who) }),
  'check-matter': body((fixture) => {
    const { materials: _, ...asked } = matter(fixture);
    return asked;
  }),
  // Who has no part in a process of the window asks for one that there is not.
  'open-case': (fixture, who) => ({
    body:
      who !== null && fixture.inHand[who] !== undefined ? { ...matter(fixture), processId: 'none' } : matter(fixture),
  }),
  'list-nearby-cases': () => ({ query: { processId: 'grid-event', kind: 'safety', place: '楼道' } }),
  'list-earlier-cases': (fixture, who) => ({ params: ofCase(fixture, who) }),
  'get-dispatch-hint': (fixture, who) => ({ params: ofCase(fixture, who) }),
  'list-openings': nothing,
  'list-channel-checks': () => ({ query: { month: '2026-09' } }),
  'check-channels': body(() => ({ checks: [{ channel: 'letter', found: 0 }] })),
  'list-duty': () => ({ query: { from: '2026-09-14' } }),
  'set-duty': body(() => ({ set: [{ on: '2026-09-14', half: 'morning', post: 'A', workerId: null }] })),
  'find-stand-in': ({ office }) => ({ query: { worker: office.staff().workerIds.worker, on: '2026-09-14' } }),
  'list-pushes': (fixture, who) => ({ params: ofCase(fixture, who) }),
  'add-case-task': (fixture, who) => ({
    params: ofCase(fixture, who),
    body: { kind: 'help', to: { outside: '某单位' }, what: '请看看', dueOn: '2026-12-31', expectedVersion: STALE },
  }),
  'finish-case-task': (fixture, who) => ({
    params: { ...ofCase(fixture, who), taskId: randomUUID() },
    body: { done: true, answer: '看过了' },
  }),
  'hand-over-cases': (fixture, who) => ({
    body: { caseIds: [caseFor(fixture, who).id], toWorkerId: randomUUID(), reason: '外出' },
  }),
  'reveal-case-value': (fixture, who) => ({ params: ofCase(fixture, who), body: { ordinal: 1, field: 'contact' } }),
  'act-on-case': (fixture, who) => ({
    params: ofCase(fixture, who),
    body: { action: 'withdraw', input: {}, expectedVersion: STALE },
  }),
  'remark-on-case': (fixture, who) => ({
    params: ofCase(fixture, who),
    body: { text: '来过', expectedVersion: STALE },
  }),
  'rate-case': (fixture, who) => ({ params: ofCase(fixture, who), body: { level: 1, expectedVersion: STALE } }),
  'print-case-form': (fixture, who) => ({ params: { ...ofCase(fixture, who), kind: 'progress-letter' } }),
  'download-case-form': (fixture, who) => ({ params: { ...ofCase(fixture, who), kind: 'progress-letter' } }),
  'get-document': (fixture, who) => ({
    params: { ...ofCase(fixture, who), documentId: caseFor(fixture, who).documents[0]?.id ?? '' },
  }),
};

const ofPaper = (fixture: Fixture, who: Who | null) => ({ documentId: caseFor(fixture, who).documents[0]?.id ?? '' });

const papers: Readonly<Record<string, Sample>> = {
  'list-issued-documents': nothing,
  'export-issued-documents': nothing,
  'list-document-kinds': nothing,
  'prepare-document': ({ person }) => ({ params: { kind: 'household-survey' }, query: { personId: person.id } }),
  'preview-document': body(({ person }) => ({ kind: 'household-survey', personId: person.id })),
  'issue-document': body(({ person }) => ({
    kind: 'household-survey',
    personId: person.id,
    values: { home: '东园新村1幢101室' },
  })),
  'print-issued-document': (fixture, who) => ({ params: ofPaper(fixture, who) }),
  'download-issued-document': (fixture, who) => ({ params: ofPaper(fixture, who) }),
  'void-document': (fixture, who) => ({ params: ofPaper(fixture, who), body: { reason: '填错了' } }),
  'print-form': ({ person }) => ({ params: { kind: 'commitment-letter' }, query: { personId: person.id } }),
  'download-form': () => ({ params: { kind: 'spoken-answer' }, query: { itemId: RELIEF } }),
};

const desk: Readonly<Record<string, Sample>> = {
  'get-workbench': nothing,
  'read-notification': ({ notificationIds }, who) => ({
    params: { notificationId: (who === null ? undefined : notificationIds[who]) ?? randomUUID() },
  }),
  'save-draft': () => ({ params: { draftId: randomUUID() }, body: { title: '草稿', body: {} } }),
  'discard-draft': () => ({ params: { draftId: randomUUID() } }),
  'list-saved-views': nothing,
  'save-view': () => ({
    params: { viewId: randomUUID() },
    body: { page: 'cases', name: '在办', query: { kind: 'open' }, columns: ['number'] },
  }),
  'discard-view': () => ({ params: { viewId: randomUUID() } }),
  'list-desk': nothing,
  'list-desk-tasks': nothing,
};

const training: Readonly<Record<string, Sample>> = {
  'get-service-language': nothing,
  'get-my-training': nothing,
  'start-training-round': body(() => ({ mode: 'mixed' })),
  'get-training-round': () => ({ params: { roundId: randomUUID() } }),
  'answer-training-question': () => ({ params: { roundId: randomUUID() }, body: { place: 0, choice: 'a' } }),
  'list-training-cards': nothing,
  'judge-training-card': () => ({ params: { itemId: RELIEF }, body: { known: false } }),
  'add-training-course': body(() => ({
    kindId: 'business-training',
    contentId: 'business',
    title: '业务培训',
    organiser: '甲街道',
    organiserLevel: 'street',
    heldFrom: '2026-09-01',
    heldTo: '2026-09-01',
    classHours: 4,
  })),
  'withdraw-training-course': () => ({ params: { courseId: randomUUID() } }),
  'decide-training-course': () => ({ params: { courseId: randomUUID() }, body: { decision: 'confirmed' } }),
  'list-training-of-colleagues': nothing,
  'get-training-of-colleague': ({ office }) => ({ params: { workerId: office.staff().workerIds.worker } }),
  'export-training': nothing,
};

const everybody: Readonly<Record<string, Sample>> = {
  'health-live': nothing,
  'health-ready': nothing,
  'list-offices': nothing,
  'search-guides': () => ({ query: { q: '救助' } }),
  'get-guide': () => ({ params: { itemId: RELIEF } }),
  'check-guide': () => ({ params: { itemId: RELIEF }, body: { facts: {} } }),
  'list-processes': nothing,
  'get-process': () => ({ params: { processId: 'promised', version: '1' } }),
  'list-process-catalogue': nothing,
  'describe-process': () => ({ params: { processId: 'promised', version: '1' } }),
  'compare-processes': () => ({ params: { processId: 'promised' }, query: { from: '1', to: '1' } }),
  'get-process-bpmn': () => ({ params: { processId: 'promised', version: '1' } }),
  'get-progress': ({ caseReply }) => ({ params: { receiptCode: caseReply.receiptCode }, query: { phone: '8000' } }),
  'get-answer': () => ({ params: { code: 'TA-0000000000000000' } }),
  'get-news': () => ({ params: { code: 'TA-0000000000000000' } }),
  'read-news': () => ({ params: { code: 'TA-0000000000000000' } }),
  'give-answer': () => ({ params: { code: 'TA-0000000000000000' }, body: { action: 'answer', input: {} } }),
  'rate-progress': ({ caseReply }) => ({
    params: { receiptCode: caseReply.receiptCode },
    body: { phone: '8000', level: 1 },
  }),
};

/** A well-formed request for every route, by its id. A new route needs one, or the role matrix fails. */
export const SAMPLE_REQUESTS: Readonly<Record<string, Sample>> = {
  ...account,
  ...people,
  ...cases,
  ...papers,
  ...desk,
  ...training,
  ...revisionSamples,
  ...variantSamples,
  ...peopleSamples,
  ...fieldSamples,
  ...placeSamples,
  ...importSamples,
  ...visitSamples,
  ...callSamples,
  ...everybody,
};
