import { useState } from 'react';
import type { Problem } from '../../../../platform/contract.ts';
import { useCommand } from '../../../../web/query.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { getPerson } from '../../../people/contract.ts';
import { getWorkbench, listCases, openCase } from '../../contract.ts';
import type { CaseReply, MatterCheck } from '../../contract.ts';
import type { CounterAction } from './action-keys.ts';
import { answersOf, type CounterForm } from './counter-form.ts';

interface OpenMatter {
  /** The action whose form is shown; null when none is. */
  readonly asking: CounterAction | null;
  readonly pending: boolean;
  readonly problem: Problem | null;
  /** Takes an action at once, or shows its form when it needs words. */
  readonly take: (action: CounterAction) => void;
  readonly send: (action: CounterAction, input: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly cancel: () => void;
}

const needsWords = (action: CounterAction): boolean =>
  action.input.some(({ type, required }) => required && type !== 'materials');

/** A notice names everything that is missing: the list is never put together by hand at the counter. */
const missingFor = (action: CounterAction, check: MatterCheck): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    action.input
      .filter(({ type }) => type === 'materials')
      .map(({ id }) => [
        id,
        check.materials.filter(({ status }) => status === 'missing').map((material) => material.id),
      ]),
  );

export const useOpenMatter = (
  form: CounterForm,
  processId: string | null,
  check: MatterCheck | undefined,
  opened: (of: CaseReply) => void,
): OpenMatter => {
  const { id: communityId } = useCommunity();
  const [asking, setAsking] = useState<CounterAction | null>(null);
  const command = useCommand(openCase, { invalidates: [listCases, getWorkbench, getPerson] });
  const send = async (action: CounterAction, input: Readonly<Record<string, unknown>>): Promise<void> => {
    if (check === undefined || processId === null || command.pending) return;
    const { itemId, personId, brought, channel, agent, note, continues, draftId } = form;
    const of = await command.run({
      params: { communityId },
      body: {
        processId,
        itemId,
        personId,
        channel,
        answers: answersOf(form),
        materials: brought.map((id) => ({ id, status: 'brought' as const })),
        first: { action: action.id, input: { ...missingFor(action, check), ...input } },
        draftId,
        ...(agent.trim() === '' ? {} : { agent }),
        ...(note.trim() === '' ? {} : { note }),
        ...(continues === null ? {} : { continues }),
      },
    });
    if (of === undefined) return;
    setAsking(null);
    opened(of);
  };
  const take = (action: CounterAction): void => {
    command.clear();
    if (needsWords(action)) setAsking(action);
    else void send(action, {});
  };
  return { asking, pending: command.pending, problem: command.problem, take, send, cancel: () => setAsking(null) };
};
