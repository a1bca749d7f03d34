import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '../../domain/definition.ts';
import { NO_CHANGES } from '../../domain/variant-changes.ts';
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

  it('given a finding, names the part it is about', () => {
    expect(['actions.accept.from[0]', 'steps.received', 'initialStep', 'escalations[1].when'].map(placeOf)).toEqual([
      'actions.accept',
      'steps.received',
      'initialStep',
      'escalations[1].when',
    ]);
  });
});
