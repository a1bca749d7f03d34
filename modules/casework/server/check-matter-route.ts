import { plainDateOf, type PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Text } from '../../../kernel/text.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { computeAmounts } from '../../guides/domain/amounts.ts';
import { checkEligibility, type ConditionResult, type Eligibility } from '../../guides/domain/eligibility.ts';
import type { KnownFacts } from '../../guides/domain/known-facts.ts';
import { materialChecklist } from '../../guides/domain/material-checklist.ts';
import type { FactDefinition, ServiceItem } from '../../guides/domain/service-item.ts';
import { checkMatter, type MatterCheck } from '../contract.ts';
import { availableActions } from '../domain/available-actions.ts';
import type { CaseMaterial } from '../domain/case-events.ts';
import type { Actor, CaseFacts } from '../domain/commands.ts';
import { decide } from '../domain/decide.ts';
import { replay } from '../domain/evolve.ts';
import { actorIn } from './case-access.ts';
import { actionReply } from './case-reply.ts';
import type { CasePerson, CaseworkDeps } from './deps.ts';
import { dueDateReply } from './due-date-reply.ts';
import {
  attributesAskedBy,
  caseFacts,
  checkedConditions,
  checkedMaterials,
  factsFor,
  findMatter,
  shownValue,
  type Matter,
} from './matter-facts.ts';
import { spokenAnswer } from './spoken-answer.ts';

const plain = (words: string): Text => ({ zh: words, en: words });

const conditionReply = (condition: ConditionResult): MatterCheck['conditions'][number] => {
  const [first] = condition.because;
  const because = condition.because.map((fact) => `${fact.label.zh}：${shownValue(fact.value)}`).join('；');
  return {
    id: condition.id,
    result: condition.result,
    text: condition.text,
    ...(because === '' ? {} : { because }),
    source: first?.source ?? null,
    asOf: first?.asOf ?? null,
    basis: [condition.basis.source, condition.basis.where].filter((part) => part !== undefined).join(' '),
  };
};

const questionReply = (question: FactDefinition | null): MatterCheck['nextQuestion'] => {
  if (question === null) return null;
  const type = question.type === 'boolean' ? ('yes-no' as const) : question.type;
  return {
    factId: question.id,
    question: question.question,
    type,
    ...(question.choices === undefined ? {} : { choices: question.choices.map((choice) => ({ ...choice })) }),
    ...(question.unit === undefined ? {} : { unit: question.unit.zh }),
  };
};

const materialsReply = (
  item: ServiceItem,
  facts: KnownFacts,
  materials: readonly CaseMaterial[],
): MatterCheck['materials'] =>
  materialChecklist(item, facts).map((entry, index) => ({
    ...(materials[index] ?? { id: entry.material.id, status: 'missing' as const }),
    name: entry.material.name,
    form: entry.material.form,
    comesFrom: entry.material.comesFrom,
    because: entry.material.neededWhenText ?? null,
    note: entry.material.note ?? null,
    template: entry.material.template ?? null,
    ground: entry.status === 'known' ? (entry.knownBy?.ground ?? null) : null,
  }));

/** The bare figure, because a spoken sentence brings its own words for the unit. */
const computedValue = (item: ServiceItem, facts: KnownFacts): string | null => {
  const computed = computeAmounts(item, facts).find((amount) => amount.value !== null);
  return computed === undefined || computed.value === null ? null : shownValue(computed.value);
};

const amountReply = (item: ServiceItem, facts: KnownFacts): MatterCheck['amount'] => {
  const computed = computeAmounts(item, facts).find((amount) => amount.value !== null);
  if (computed === undefined || computed.value === null) return null;
  const steps = computed.steps.map((step) => ({
    zh: `${step.label.zh} ${shownValue(step.value)}`,
    en: `${step.label.en} ${shownValue(step.value)}`,
  }));
  return {
    label: computed.name,
    value: `${shownValue(computed.value)} ${computed.unit.zh}`,
    working: { zh: steps.map((step) => step.zh).join(' → '), en: steps.map((step) => step.en).join(' → ') },
  };
};

/** What the engine would allow if the case were opened now: decided, not guessed, and thrown away again. */
const actionsNow = (
  deps: CaseworkDeps,
  found: Matter,
  facts: KnownFacts,
  materials: readonly CaseMaterial[],
  actor: Actor,
  caseFactsNow: CaseFacts,
  now: string,
) => {
  const { definition, item } = found;
  const opened = decide(
    definition,
    null,
    { type: 'open', channel: 'counter', materials, conditions: item === null ? [] : checkedConditions(item, facts) },
    actor,
    caseFactsNow,
    now,
  );
  if (!opened.ok) return opened;
  const state = replay(definition, opened.value);
  const offered = availableActions(definition, state, actor, caseFactsNow, now).filter(
    ({ id }) => definition.actions[id]?.onlyLater !== true,
  );
  return ok(offered.map((action) => actionReply(deps, action)));
};

const stepsReply = (found: Matter, responsibleName: (step: string) => Text | null): MatterCheck['steps'] => {
  const { definition } = found;
  const main = new Map<string, string>();
  for (const action of Object.values(definition.actions))
    if (action.emphasis === 'main')
      for (const from of action.from) if (!main.has(from) && from !== action.to) main.set(from, action.to);
  const path = [definition.initialStep];
  for (let next = main.get(definition.initialStep); next !== undefined && !path.includes(next); next = main.get(next))
    path.push(next);
  return path.map((id, index) => ({
    id,
    name: definition.steps[id]?.name ?? plain(id),
    hint: responsibleName(id),
    present: index === 0,
  }));
};

const relatedReply = (deps: CaseworkDeps, item: ServiceItem, today: PlainDate): MatterCheck['related'] =>
  item.related.flatMap((id) => {
    const related = deps.catalogue.itemInForce(id, today);
    return related === undefined ? [] : [{ itemId: id, name: related.name }];
  });

interface Checked {
  readonly deps: CaseworkDeps;
  readonly found: Matter;
  readonly item: ServiceItem;
  readonly facts: KnownFacts;
  readonly eligibility: Eligibility;
  readonly materials: readonly CaseMaterial[];
  readonly person: CasePerson | null;
  readonly caseFactsNow: CaseFacts;
  readonly today: PlainDate;
}

const matterReply = (checked: Checked, actions: MatterCheck['actions']): MatterCheck => {
  const { deps, found, item, facts, eligibility, materials, caseFactsNow, today } = checked;
  const limit = caseFactsNow.limits.handling;
  const promised = dueDateReply(deps, limit === undefined ? undefined : { limit, startedOn: today, stops: [] });
  const { definition, approver } = found;
  const amount = amountReply(item, facts);
  return {
    personId: checked.person?.id ?? null,
    item: {
      id: item.id,
      version: item.version,
      name: item.name,
      validFrom: item.validFrom,
      fee: item.fee,
      department: item.department.name,
      verifyLocally: item.verifyLocally,
    },
    process: { id: definition.id, version: definition.version, name: definition.name },
    processes: item.processes.flatMap((offered) => {
      const known = deps.processes.inForce(offered.processId, today);
      return known === undefined ? [] : [{ id: known.id, name: known.name }];
    }),
    approver: approver === null ? null : { id: approver.id, name: approver.name },
    eligibility: eligibility.overall,
    conditions: eligibility.conditions.map(conditionReply),
    nextQuestion: questionReply(eligibility.nextQuestion),
    materials: materialsReply(item, facts, materials),
    amount,
    promised,
    spokenAnswer: spokenAnswer(checked, promised.dueOn, computedValue(item, facts)),
    actions,
    steps: stepsReply(found, (step) =>
      definition.steps[step]?.responsible === 'approver' && approver !== null ? plain(approver.name) : null,
    ),
    related: relatedReply(deps, item, today),
  };
};

export const checkMatterRoutes = (deps: CaseworkDeps): readonly Implementation[] => [
  implement(checkMatter, async (tx, call) => {
    const { communityId } = call.params;
    const { personId, agent, answers, brought } = call.body;
    const today = plainDateOf(call.now);
    const found = findMatter(deps, communityId, call.body, today);
    if (!found.ok) return found;
    const { item, definition, approver } = found.value;
    if (item === null) return refuse('item-unknown', { itemId: null });
    const person =
      personId === null ? null : await deps.people.find(tx, communityId, personId, attributesAskedBy(item));
    if (person === undefined) return refuse('not-found', { what: 'person' });
    const facts = factsFor(item, person, agent, answers);
    if (!facts.ok) return facts;
    const materials = checkedMaterials(item, facts.value, new Set(brought));
    const actor = actorIn(call.caller, communityId);
    const caseFactsNow = caseFacts(deps, definition, item, approver?.id ?? null);
    const actions = actionsNow(deps, found.value, facts.value, materials, actor, caseFactsNow, call.now);
    if (!actions.ok) return actions;
    const eligibility = checkEligibility(item, facts.value);
    const checked = {
      deps,
      found: found.value,
      item,
      facts: facts.value,
      eligibility,
      materials,
      person,
      caseFactsNow,
      today,
    };
    return ok(matterReply(checked, actions.value));
  }),
];
