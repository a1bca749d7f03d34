import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '../../domain/definition.ts';
import { NO_CHANGES } from '../../domain/variant-changes.ts';
import { changeEscalation, escalationMark, restoreEscalation } from './escalation-edits.ts';
import { askOpeningField, changeOpeningField, openingMark, ownOpeningFields, restoreOpening } from './opening-edits.ts';
import {
  actionMark,
  addAction,
  addStep,
  changeAction,
  changeStep,
  placeOf,
  promise,
  removeAction,
  removeStep,
  restoreStep,
  stepMark,
} from './variant-edits.ts';

const words = { zh: '受理', en: 'Accept' };
const base: ProcessDefinition = {
  id: 'sample',
  version: 1,
  validFrom: '2026-01-01',
  name: words,
  basis: [],
  initialStep: 'received',
  openedBy: ['worker'],
  steps: { received: { name: words, kind: 'open', responsible: 'worker', told: words } },
  actions: {
    accept: {
      name: words,
      from: ['received'],
      to: 'received',
      by: ['worker'],
      needs: [],
      input: [],
      clock: [],
      documents: [],
      emphasis: 'main',
    },
  },
  opening: {
    person: 'none',
    item: 'none',
    input: [{ id: 'place', type: 'text', label: words, required: false }],
  },
  escalations: [{ id: 'late', name: words, when: { clock: 'handling', mark: 'overdue' }, does: { notify: ['head'] } }],
  limits: { handling: { unit: 'working-days', promised: 5, statutory: 10 } },
};

describe('editing a variant', () => {
  it('given a step changed and changed back, holds no change any more', () => {
    const changed = changeStep(base, NO_CHANGES, 'received', { name: { zh: '登记', en: 'Register' } });
    expect(stepMark(changed, 'received')).toBe('changed');
    expect(changeStep(base, changed, 'received', { name: words })).toEqual(NO_CHANGES);
  });

  it('given an action changed, keeps what differs only; its last own field taken away, nothing is left', () => {
    const field = { id: 'seen', type: 'text', label: words, required: false } as const;
    const changed = changeAction(base, NO_CHANGES, 'accept', { to: 'received', newFields: [field] });
    expect(changed.actions).toEqual({ accept: { newFields: [field] } });
    expect(changeAction(base, changed, 'accept', { newFields: [] })).toEqual(NO_CHANGES);
  });

  it('given parts of the process and own ones, takes the first out to come back and deletes the others', () => {
    const out = removeStep(NO_CHANGES, 'received');
    expect([stepMark(out, 'received'), restoreStep(out, 'received')]).toEqual(['removed', NO_CHANGES]);
    const { changes, id } = addStep(NO_CHANGES, words);
    expect([id, stepMark(changes, id), addStep(changes, words).id]).toEqual(['own-step-1', 'new', 'own-step-2']);
    expect(removeStep(changes, id)).toEqual(NO_CHANGES);
    const added = addAction(NO_CHANGES, words, 'received');
    expect(actionMark(added.changes, added.id)).toBe('new');
    expect(removeAction(added.changes, added.id)).toEqual(NO_CHANGES);
  });

  it('given the promise of the process, holds none of its own', () => {
    expect(promise(base, promise(base, NO_CHANGES, 'handling', 3), 'handling', 5)).toEqual(NO_CHANGES);
  });

  it('given a field of the opening form, keeps what differs, takes it out and puts it back', () => {
    const named = changeOpeningField(base, NO_CHANGES, 'place', { label: { zh: '哪里', en: 'Where' } });
    expect([openingMark(named), openingMark(NO_CHANGES)]).toEqual(['changed', null]);
    expect(changeOpeningField(base, named, 'place', { label: words })).toEqual(NO_CHANGES);
    const out = askOpeningField(named, 'place', false);
    expect(out.removedOpeningFields).toEqual(['place']);
    expect(askOpeningField(out, 'place', true)).toEqual(named);
    const own = { id: 'own1', type: 'text', label: words, required: false } as const;
    expect(restoreOpening(ownOpeningFields(out, [own]))).toEqual(NO_CHANGES);
  });

  it('given an escalation, keeps what differs from the process', () => {
    const sooner = changeEscalation(base, NO_CHANGES, 'late', { mark: 'half' });
    const told = changeEscalation(base, sooner, 'late', { notify: ['manager'] });
    expect(told.escalations).toEqual({ late: { mark: 'half', notify: ['manager'] } });
    expect(escalationMark(told, 'late')).toBe('changed');
    const back = changeEscalation(base, changeEscalation(base, told, 'late', { notify: ['head'] }), 'late', {
      mark: 'overdue',
    });
    expect([back, restoreEscalation(told, 'late')]).toEqual([NO_CHANGES, NO_CHANGES]);
  });

  it('given a finding, names the part it is about', () => {
    const paths = [
      'actions.accept.from[0]',
      'steps.received',
      'initialStep',
      'escalations.late.when',
      'opening.input.place',
    ];
    expect(paths.map(placeOf)).toEqual([
      'actions.accept',
      'steps.received',
      'initialStep',
      'escalations.late',
      'opening',
    ]);
  });
});
