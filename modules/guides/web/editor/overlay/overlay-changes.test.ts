import { describe, expect, it } from 'vitest';
import { changeOf, changesOf } from './overlay-changes.ts';

const OVERLAY = {
  itemId: 'senior-allowance',
  changes: [
    { part: 'parameter', id: 'minimumAge', value: 75 },
    { part: 'limit', processId: 'promised', promised: 10 },
    { part: 'material-added', material: { id: 'local-1' } },
    { part: 'material-added', material: { id: 'local-2' } },
    { part: 'spoken-answer', text: { zh: '好', en: 'Good' } },
  ],
};

describe('the changes of an overlay', () => {
  it('are found by part and by what they change', () => {
    expect(changeOf(OVERLAY, { part: 'parameter', id: 'minimumAge' })).toBe('changes[0]');
    expect(changeOf(OVERLAY, { part: 'limit', id: 'promised' })).toBe('changes[1]');
    expect(changeOf(OVERLAY, { part: 'spoken-answer' })).toBe('changes[4]');
  });

  it('are absent where the base still holds', () => {
    expect(changeOf(OVERLAY, { part: 'limit', id: 'home-visit' })).toBeUndefined();
    expect(changeOf({}, { part: 'contact' })).toBeUndefined();
  });

  it('are several where something is added', () => {
    expect(changesOf(OVERLAY, 'material-added')).toEqual(['changes[2]', 'changes[3]']);
  });
});
