import { describe, expect, it } from 'vitest';
import { OUTSIDE_ROLES, ROLES } from '../../modules/access/domain/roles.ts';
import type { ActingRole } from '../../modules/access/domain/roles.ts';
import { availableActions } from '../../modules/casework/domain/available-actions.ts';
import type { CaseState } from '../../modules/casework/domain/case-state.ts';
import type { Actor, CaseCommand } from '../../modules/casework/domain/commands.ts';
import { decide } from '../../modules/casework/domain/decide.ts';
import type { ProcessDefinition } from '../../modules/casework/domain/definition.ts';
import { replay } from '../../modules/casework/domain/evolve.ts';
import { checklist, factsOf } from '../../tests/casework/case-facts.ts';
import { readGoldenCases } from '../../tests/casework/golden-cases.ts';
import { completeInput } from '../../tests/casework/sample-input.ts';
import { processDefinitions } from './index.ts';

const ACTING: readonly ActingRole[] = [...ROLES, ...OUTSIDE_ROLES];
const NOW = '2026-07-01T02:00:00.000Z';

const actor = (role: ActingRole, organisationId = 'street-office'): Actor => ({
  workerId: (OUTSIDE_ROLES as readonly string[]).includes(role) ? null : 'worker-9',
  roles: [role],
  organisationIds: [organisationId],
});
const ACTORS: readonly (readonly [string, Actor])[] = [
  ...ACTING.map((role): readonly [string, Actor] => [role, actor(role)]),
  ['approver elsewhere', actor('approver', 'other-office')],
];

interface Situation {
  readonly title: string;
  readonly state: CaseState;
}

/** One case in every step of the process, as the golden histories first reach it. */
const reachedSteps = (definition: ProcessDefinition): readonly Situation[] => {
  const histories = readGoldenCases(definition.id).map((golden) => golden.events);
  return Object.keys(definition.steps).map((step) => {
    for (const events of histories) {
      for (let length = 1; length <= events.length; length += 1) {
        const state = replay(definition, events.slice(0, length));
        const settled = events[length]?.type === 'action-taken' || length === events.length;
        if (state.step === step && settled) return { title: step, state };
      }
    }
    throw new Error(`No golden history of ${definition.id} reaches ${step}`);
  });
};

/** The first step again, with papers missing, with a condition not met and after a second send-back. */
const variants = (definition: ProcessDefinition, situations: readonly Situation[]): readonly Situation[] =>
  situations.flatMap(({ title, state }) => {
    const usedUp = Object.entries(definition.actions).filter(
      ([, action]) => action.from.includes(title) && action.atMostTimes !== undefined,
    );
    return [
      ...(title === 'receive'
        ? [
            { title: 'receive, papers missing', state: { ...state, materials: checklist('missing') } },
            { title: 'receive, not eligible', state: { ...state, conditions: [{ id: 'age', result: 'no' as const }] } },
          ]
        : []),
      ...usedUp.map(([id, action]) => ({
        title: `${title}, ${id} used up`,
        state: { ...state, timesTaken: { [id]: action.atMostTimes ?? 0 } },
      })),
    ];
  });

const commandsOf = (definition: ProcessDefinition, state: CaseState): readonly (readonly [string, CaseCommand])[] => [
  ...Object.entries(definition.actions).map(([id, action]): readonly [string, CaseCommand] => [
    id,
    { type: 'act', action: id, input: completeInput(action, state) },
  ]),
  ['(rate)', { type: 'rate', level: 2 }],
  ['(remark)', { type: 'remark', text: '说明' }],
  ['(correct)', { type: 'correct', corrects: 1, text: '更正' }],
  ['(link)', { type: 'link', caseId: 'case-2', relation: 'continues' }],
  ['(remind)', { type: 'remind' }],
  ['(hand-over)', { type: 'hand-over', toWorkerId: 'worker-8', reason: '外出' }],
  ['(escalate)', { type: 'escalate' }],
  ['(recompute-due-dates)', { type: 'recompute-due-dates' }],
];

const DENIED = 'role-not-allowed';
const said = (names: readonly string[]): string => (names.length === ACTORS.length ? 'everybody' : names.join(', '));

/** Cells of one row, those with the same answer together. */
const row = (definition: ProcessDefinition, state: CaseState, command: CaseCommand): string => {
  const answers = new Map<string, string[]>();
  for (const [name, who] of ACTORS) {
    const decided = decide(definition, state, command, who, factsOf(definition), NOW);
    const answer = decided.ok ? 'ALLOWED' : decided.refusal.code;
    answers.set(answer, [...(answers.get(answer) ?? []), name]);
  }
  const denied = answers.get(DENIED);
  return [
    ...[...answers].filter(([answer]) => answer !== DENIED).map(([answer, names]) => `${answer}: ${said(names)}`),
    ...(denied === undefined ? [] : [`${DENIED}: ${denied.length === ACTORS.length ? 'everybody' : 'all others'}`]),
  ].join(' | ');
};

describe.each(processDefinitions.map((definition) => ({ id: definition.id, definition })))(
  'what each role may do on $id',
  ({ id, definition }) => {
    const steps = reachedSteps(definition);
    const situations = [...steps, ...variants(definition, steps)];

    it('is the table that was agreed', async () => {
      const table = situations.map(({ title, state }) =>
        [
          `== ${title}`,
          ...commandsOf(definition, state).map(([name, command]) => `${name} -> ${row(definition, state, command)}`),
        ].join('\n'),
      );
      await expect(`${table.join('\n\n')}\n`).toMatchFileSnapshot(`./${id}/actions-by-role.txt`);
    });

    it('is what the list of available actions says, for everyone and in every situation', () => {
      for (const { state } of situations) {
        for (const [, who] of ACTORS) {
          const facts = factsOf(definition);
          for (const listed of availableActions(definition, state, who, facts, NOW)) {
            const action = definition.actions[listed.id];
            const input = action === undefined ? {} : completeInput(action, state);
            const decided = decide(definition, state, { type: 'act', action: listed.id, input }, who, facts, NOW);
            expect(decided.ok ? null : decided.refusal).toEqual(listed.refusal);
            expect(listed.available).toBe(decided.ok);
          }
        }
      }
    });
  },
);
