import type { Text } from '../../../kernel/text.ts';
import { fillText } from '../../../platform/http/problems.ts';
import { ROLE_NAMES, type ActingRole, type Role } from '../../access/domain/roles.ts';
import type { CaseReply } from '../contract.ts';
import type { CaseEvent, TaskHolder } from '../domain/case-events.ts';
import type { ProcessDefinition } from '../domain/definition.ts';
import type { CaseworkDeps } from './deps.ts';
import { fieldWords } from './form-words.ts';
import { formOf, isSensitive } from './sealed-values.ts';
import { documentName, phraseOf } from './words.ts';

type Entry = CaseReply['history'][number];

/** What the words of a history need. */
export type HistoryDeps = Pick<CaseworkDeps, 'directory' | 'texts' | 'documents'>;

const isStaffRole = (role: ActingRole): role is Role => role in ROLE_NAMES;

const roleName = (deps: HistoryDeps, role: ActingRole): Text =>
  isStaffRole(role) ? ROLE_NAMES[role] : phraseOf(deps, `role.${role}`);

const plain = (words: string): Text => ({ zh: words, en: words });

/** Values of the form an event holds, if it is one that has a form. */
const inputOf = (event: CaseEvent): Readonly<Record<string, unknown>> =>
  event.type === 'case-opened' || event.type === 'action-taken' ? (event.input ?? {}) : {};

/** The event without its sensitive values: they are revealed one by one, and the trail keeps by whom. */
const withoutHidden = (definition: ProcessDefinition, event: CaseEvent): CaseEvent => {
  const hidden = formOf(definition, event).filter(isSensitive);
  if (hidden.length === 0 || (event.type !== 'case-opened' && event.type !== 'action-taken')) return event;
  const open = Object.entries(event.input ?? {}).filter(([id]) => !hidden.some((field) => field.id === id));
  return { ...event, input: Object.fromEntries(open) };
};

export const holderName = (deps: Pick<CaseworkDeps, 'directory'>, to: TaskHolder): string => {
  if ('outside' in to) return to.outside;
  return 'workerId' in to
    ? (deps.directory.worker(to.workerId)?.name ?? '')
    : (deps.directory.organisation(to.organisationId)?.name ?? '');
};

/** The free words of an entry, or what of it a reader wants to see at once. */
const detailOf = (deps: HistoryDeps, definition: ProcessDefinition, event: CaseEvent): Text | null => {
  switch (event.type) {
    case 'case-opened':
      return event.note === undefined ? null : plain(event.note);
    case 'action-taken': {
      const shown = inputOf(withoutHidden(definition, event));
      const words = [shown['result'], shown['reason'], shown['note'], shown['unit']].filter(
        (value) => typeof value === 'string',
      );
      return words.length === 0 ? null : plain(words.join('；'));
    }
    case 'notice-given':
      return event.exception === null ? null : plain(event.exception.whatChanged);
    case 'clock-stopped':
      return phraseOf(deps, `stop.${event.reason}`);
    case 'reminder-given':
      return phraseOf(deps, `reminder.${event.mark}`);
    case 'document-issued':
      return documentName(deps, event.kind);
    case 'archived':
      return phraseOf(deps, `outcome.${event.outcome}`);
    case 'rated':
      return {
        zh: [phraseOf(deps, `rating.${event.level}`).zh, event.comment ?? ''].filter(Boolean).join('：'),
        en: [phraseOf(deps, `rating.${event.level}`).en, event.comment ?? ''].filter(Boolean).join(': '),
      };
    case 'task-added':
      return plain([holderName(deps, event.to), event.what].join('：'));
    case 'task-finished':
      return plain(event.answer);
    case 'handed-over':
      return plain(`${deps.directory.worker(event.to)?.name ?? ''}：${event.reason}`);
    case 'escalated':
      return definition.escalations?.find(({ id }) => id === event.escalation)?.name ?? null;
    case 'remark-added':
    case 'correction-added':
      return plain(event.text);
    default:
      return null;
  }
};

const titleOf = (deps: HistoryDeps, definition: ProcessDefinition, event: CaseEvent): Text => {
  if (event.type === 'action-taken') return definition.actions[event.action]?.name ?? plain(event.action);
  const words = deps.texts.history[event.type];
  if (words === undefined) throw new Error(`no words for history entries of type ${event.type}`);
  return fillText(words, event as unknown as Record<string, unknown>);
};

/** The history as people read it, oldest first. `body` is the event itself without who and when. */
export const historyOf = (deps: HistoryDeps, definition: ProcessDefinition, events: readonly CaseEvent[]): Entry[] =>
  events.map((event, index) => {
    const { at, by, type, ...body } = withoutHidden(definition, event);
    return {
      ordinal: index + 1,
      type,
      at,
      by: {
        workerId: by.workerId,
        name: by.workerId === null ? null : (deps.directory.worker(by.workerId)?.name ?? null),
        role: by.role,
        roleName: roleName(deps, by.role),
      },
      title: titleOf(deps, definition, event),
      detail: detailOf(deps, definition, event),
      body,
      fields: fieldWords(deps, formOf(definition, event), inputOf(event)),
    };
  });
