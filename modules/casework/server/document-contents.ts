import { addDays, plainDateOf } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type {
  CasePaper,
  CasePaperKind,
  DeliveryWay,
  DocumentHead,
  DueDate,
  ReceivedMaterial,
} from '../../notices/domain/document-data.ts';
import type { Material, ServiceItem } from '../../guides/domain/service-item.ts';
import type { CaseworkDeps } from './deps.ts';
import { phraseOf } from './words.ts';
import type { ChangedCase } from './write-case.ts';

const NOBODY = '—';

/** What papers need beside the case itself. */
export type DocumentDeps = Pick<
  CaseworkDeps,
  'directory' | 'numbers' | 'publicUrl' | 'texts' | 'documents' | 'keyRing'
> & {
  readonly people: {
    find(
      tx: Tx,
      communityId: string,
      personId: string,
      asked: readonly [],
    ): Promise<{ readonly name: string } | undefined>;
  };
};

/** What a paper is made from. */
export interface Issuing {
  readonly deps: DocumentDeps;
  readonly changed: ChangedCase;
  readonly item: ServiceItem | null;
  readonly at: string;
}

const phrase = ({ deps }: Issuing, key: string, values: Record<string, unknown> = {}): Text =>
  phraseOf(deps, key, values);

const actionInput = (issuing: Issuing): Readonly<Record<string, unknown>> => {
  const taken = issuing.changed.newEvents.findLast((event) => event.type === 'action-taken');
  return taken?.type === 'action-taken' ? taken.input : {};
};

const agentOf = (issuing: Issuing): Pick<DocumentHead, 'agent'> => {
  const [opened] = issuing.changed.events;
  const name = opened?.type === 'case-opened' ? opened.agent : undefined;
  return name === undefined ? {} : { agent: { name, relation: phrase(issuing, 'agent') } };
};

export const headOf = (issuing: Issuing, documentNumber: string): DocumentHead => {
  const { changed, deps, item, at } = issuing;
  const community = deps.directory.organisation(changed.communityId);
  const nameOf = (id: string | null) => (id === null ? NOBODY : (deps.directory.worker(id)?.name ?? NOBODY));
  return {
    documentNumber,
    issuedOn: plainDateOf(at),
    language: 'zh',
    issuer: {
      name: { zh: community?.name ?? '', en: community?.name ?? '' },
      phone: community?.phone ?? '',
      address: community?.address ?? '',
      ...(community === undefined || community.officeHours === ''
        ? {}
        : { openingHours: { zh: community.officeHours, en: community.officeHours } }),
    },
    caseNumber: changed.number,
    itemName: item?.name ?? changed.definition.name,
    processName: changed.definition.name,
    applicant: {
      name: changed.personName ?? NOBODY,
      ...(changed.personIdMasked === null ? {} : { maskedIdNumber: changed.personIdMasked }),
    },
    ...agentOf(issuing),
    receivedOn: plainDateOf(changed.openedAt),
    handler: nameOf(changed.handlerWorkerId),
    firstResponsible: nameOf(changed.firstWorkerId),
    progress: { url: `${deps.publicUrl}/r/progress/${changed.receiptCode}`, receiptCode: changed.receiptCode },
  };
};

const materialOf = (item: ServiceItem | null, id: string): Material | undefined =>
  item?.materials.find((material) => material.id === id);

const formWords = (issuing: Issuing, material: Material): Text => phrase(issuing, `material-form.${material.form}`);

const received = (issuing: Issuing): readonly ReceivedMaterial[] =>
  issuing.changed.state.materials.flatMap(({ id, status, source }) => {
    const material = materialOf(issuing.item, id);
    if (material === undefined || (status !== 'brought' && status !== 'known')) return [];
    const form =
      status === 'known' ? phrase(issuing, 'material-known', { source: source ?? '' }) : formWords(issuing, material);
    return [{ name: material.name, form, count: material.count ?? 1 }];
  });

const dueOf = (issuing: Issuing): { due: DueDate; limit: Text } | null => {
  const clock = issuing.changed.state.clocks.handling;
  if (clock === undefined || clock.dueOn === null || clock.limit.unit === 'at-once') return null;
  const limit = phrase(issuing, `limit.${clock.limit.unit}`, { days: clock.limit.promised });
  const explanation = phrase(issuing, `due.${clock.limit.unit}`, {
    days: clock.limit.promised,
    startedOn: clock.startedOn,
  });
  return { due: { dueOn: clock.dueOn, explanation, provisional: clock.provisional }, limit };
};

const noticeData = (issuing: Issuing, head: DocumentHead): CasePaper => {
  const { supplement } = issuing.changed.definition;
  if (supplement === undefined) throw new Error('a process that gives notices says how long papers are waited for');
  const days = supplement.withinCalendarDays;
  const given = issuing.changed.newEvents.find((event) => event.type === 'notice-given');
  const ids = given?.type === 'notice-given' ? given.materialIds : [];
  const missing = ids.flatMap((id) => {
    const material = materialOf(issuing.item, id);
    if (material === undefined) return [];
    return [
      {
        name: material.name,
        form: formWords(issuing, material),
        count: material.count ?? 1,
        why: material.neededWhenText ?? material.note ?? phrase(issuing, 'material-needed'),
        comesFrom: material.comesFrom,
      },
    ];
  });
  return {
    ...head,
    kind: 'one-time-notice',
    missing,
    alreadyReceived: received(issuing),
    supplyBy: {
      dueOn: addDays(head.issuedOn, days),
      explanation: phrase(issuing, 'supply-by', { days }),
      provisional: false,
    },
    basis: issuing.item === null ? [] : [issuing.item.basis],
  };
};

const deciderName = ({ deps, changed }: Issuing): Text => {
  const id = changed.approvingOrganisationId ?? changed.communityId;
  const name = deps.directory.organisation(id)?.name ?? '';
  return { zh: name, en: name };
};

const communityName = ({ deps, changed }: Issuing): Text => {
  const name = deps.directory.organisation(changed.communityId)?.name ?? '';
  return { zh: name, en: name };
};

const refusalData = (issuing: Issuing, head: DocumentHead): CasePaper => {
  const input = actionInput(issuing);
  const notApproved = issuing.changed.state.outcome === 'not-approved';
  const reason = [input['reason'], input['result'], input['explanation'], input['note']].find(
    (value) => typeof value === 'string',
  );
  return {
    ...head,
    kind: 'refusal',
    decision: notApproved ? 'not-approved' : 'not-accepted',
    decidedBy: notApproved ? deciderName(issuing) : communityName(issuing),
    decidedOn: head.issuedOn,
    reason: typeof reason === 'string' ? reason : lastReason(issuing),
    basis: issuing.item === null ? [] : [issuing.item.basis],
    remedies: [phrase(issuing, 'remedy.ask-again'), phrase(issuing, 'remedy.complain')],
    otherRoutes: [],
  };
};

/** The approver's words, when the decision is delivered in a later step. */
const lastReason = ({ changed }: Issuing): string => decisionWords(changed) ?? NOBODY;

const decisionWords = (changed: ChangedCase): string | undefined => {
  const taken = changed.events.flatMap((event) => (event.type === 'action-taken' ? [event.input] : []));
  const words = taken.map((input) => input['result'] ?? input['reason']).findLast((value) => typeof value === 'string');
  return typeof words === 'string' ? words : undefined;
};

const WAYS: Readonly<Record<string, DeliveryWay>> = {
  'at-window': 'at-counter',
  'brought-home': 'at-home',
  'by-post': 'by-post',
  'by-phone': 'electronic',
};

const deliveryData = (issuing: Issuing, head: DocumentHead): CasePaper => {
  const input = actionInput(issuing);
  const { changed } = issuing;
  const result = typeof input['result'] === 'string' ? input['result'] : (decisionWords(changed) ?? '');
  const way = input['deliveredHow'];
  const startedOn = changed.state.clocks.handling?.startedOn ?? plainDateOf(changed.openedAt);
  return {
    ...head,
    kind: 'result-delivery',
    acceptedOn: startedOn,
    finishedOn: head.issuedOn,
    decidedBy: deciderName(issuing),
    result: result === '' ? phrase(issuing, 'result.done').zh : result,
    delivered: [],
    deliveredOn: head.issuedOn,
    way: typeof way === 'string' ? (WAYS[way] ?? 'at-counter') : 'at-counter',
  };
};

const receiptData = (issuing: Issuing, head: DocumentHead): CasePaper => {
  const due = dueOf(issuing);
  const { progress } = head;
  if (progress === undefined) throw new Error('a receipt always leads to the progress page');
  return {
    ...head,
    kind: 'acceptance-receipt',
    progress,
    acceptedOn: head.issuedOn,
    ...due,
    fee: issuing.item?.fee ?? phrase(issuing, 'fee.none'),
    materials: received(issuing),
    ...(issuing.changed.approvingOrganisationId === null ? {} : { decidedBy: deciderName(issuing) }),
  };
};

type Contents = (issuing: Issuing, head: DocumentHead) => CasePaper;

/** The papers whose contents the rules of reception fix; every other kind is described by its form alone. */
const CONTENTS: Readonly<Record<CasePaperKind, Contents>> = {
  'acceptance-receipt': receiptData,
  'one-time-notice': noticeData,
  refusal: refusalData,
  'result-delivery': deliveryData,
};

/** How a paper of this kind is filled, or undefined where its form says so itself. */
export const contentsFor = (kind: string): Contents | undefined =>
  Object.hasOwn(CONTENTS, kind) ? CONTENTS[kind as CasePaperKind] : undefined;
