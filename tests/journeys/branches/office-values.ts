import type { CaseReply } from '../../../modules/casework/contract.ts';
import type { ActionDefinition, InputField, ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { isNotice } from '../../../modules/casework/domain/needs.ts';
import type { Community } from './colleagues.ts';

/** People of the golden histories and who they are in the demo. */
const NAMES: Readonly<Record<string, string>> = {
  'worker-1': '周敏',
  'worker-2': '李建国',
  'head-1': '顾美华',
  'social-1': '林悦',
  'grid-1': '钱锋',
  'worker-7': '徐磊',
};
/** Whose process it is: whoever opens its cases. */
const OWNERS: Readonly<Record<string, string>> = { 'social-worker': '林悦', worker: '周敏' };

interface Where {
  readonly community: Community;
  readonly definition: ProcessDefinition;
}

/** A confidential case stays with those who walk it: nobody else would see it any more. */
const workerIn = ({ community, definition }: Where, golden: unknown, assigned: boolean): string | undefined => {
  const owner = definition.confidential === undefined ? undefined : OWNERS[definition.openedBy[0] ?? ''];
  const name = assigned && owner !== undefined ? owner : NAMES[String(golden)];
  return community.workers.find((worker) => worker.name === name)?.id;
};

/** Values of a golden history as they are in this office: people and bodies by their ids here. */
export const officeValues = (
  where: Where,
  fields: readonly InputField[],
  golden: Readonly<Record<string, unknown>>,
  assigned?: string,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    fields.flatMap((field): readonly (readonly [string, unknown])[] => {
      const value = golden[field.id];
      if (value === undefined || field.type === 'materials') return [];
      if (field.type === 'worker') return [[field.id, workerIn(where, value, field.id === assigned)]];
      if (field.type === 'person') return [[field.id, where.community.personId]];
      if (field.type === 'organisation') return [[field.id, where.community.organisations[0]?.id]];
      return [[field.id, value]];
    }),
  );

type Materials = CaseReply['materials'];

/** A notice names all that is missing, else one of what the first one named, else any. */
const named = (materials: Materials): readonly string[] => {
  const missing = materials.filter(({ status }) => status === 'missing');
  if (missing.length > 0) return missing.map(({ id }) => id);
  const first = materials.filter(({ inFirstNotice }) => inFirstNotice);
  return (first.length > 0 ? first : materials.filter(({ status }) => status !== 'not-needed'))
    .slice(0, 1)
    .map(({ id }) => id);
};

/** Whether the golden history leaves something missing that was asked for. */
const leavesSome = (golden: unknown): boolean =>
  Array.isArray(golden) && golden.some((each) => (each as { status?: unknown }).status === 'missing');

/** Materials of the matter at hand in the place of those of the golden history. */
export const officeMaterials = (action: ActionDefinition, golden: unknown, of: CaseReply): readonly string[] => {
  if (isNotice(action)) return named(of.materials);
  const missing = of.materials.filter(({ status }) => status === 'missing').map(({ id }) => id);
  return leavesSome(golden) ? missing.slice(0, 1) : missing;
};

/** The input of an action of a golden history for this case of the office. */
export const officeInput = (
  where: Where,
  action: ActionDefinition,
  golden: Readonly<Record<string, unknown>>,
  of: CaseReply,
): Readonly<Record<string, unknown>> => {
  const named = officeValues(where, action.input, golden, action.assigns);
  const values = action.joins === undefined ? named : { ...named, [action.joins.number]: where.community.earlierEvent };
  const field = action.input.find(({ type }) => type === 'materials');
  return field === undefined ? values : { ...values, [field.id]: officeMaterials(action, golden[field.id], of) };
};
