import { describe, expect, it } from 'vitest';
import { fieldIdOf, freshId, isWithin, listAt, moved, readAt, wordsAt, writeAt } from './written-form.ts';
import type { WrittenObject } from './written-form.ts';

const ITEM: WrittenObject = {
  id: 'senior-card',
  name: { zh: '老年优待证', en: 'Senior card' },
  processes: ['immediate', { processId: 'promised', limit: { unit: 'working-days', promised: 5 } }],
  keywords: ['老年证'],
};

describe('reading a place of the written form', () => {
  it('follows names and places, and answers undefined where nothing stands', () => {
    expect(readAt(ITEM, 'processes[1].limit.promised')).toBe(5);
    expect(readAt(ITEM, 'processes[0].limit.promised')).toBeUndefined();
    expect(readAt(ITEM, 'materials[3].name.zh')).toBeUndefined();
    expect(wordsAt(ITEM, 'name.zh')).toBe('老年优待证');
    expect(wordsAt(ITEM, 'name')).toBe('');
    expect(listAt(ITEM, 'keywords')).toEqual(['老年证']);
    expect(listAt(ITEM, 'name')).toEqual([]);
  });

  it('does not take what every object has for something written', () => {
    expect(readAt(ITEM, 'constructor')).toBeUndefined();
  });
});

describe('writing a place of the written form', () => {
  it('changes one place and leaves the original and its neighbours alone', () => {
    const changed = writeAt(ITEM, 'processes[1].limit.promised', 3);
    expect(readAt(changed, 'processes[1].limit')).toEqual({ unit: 'working-days', promised: 3 });
    expect(readAt(changed, 'processes[0]')).toBe('immediate');
    expect(readAt(ITEM, 'processes[1].limit.promised')).toBe(5);
  });

  it('makes what is missing on the way', () => {
    expect(readAt(writeAt(ITEM, 'materials[0].name.zh', '照片'), 'materials')).toEqual([{ name: { zh: '照片' } }]);
  });

  it('takes a key or an entry away when nothing is written', () => {
    expect(writeAt(ITEM, 'keywords', undefined)).not.toHaveProperty('keywords');
    expect(readAt(writeAt(ITEM, 'processes[0]', undefined), 'processes')).toHaveLength(1);
    expect(writeAt({ contact: { phone: '12345' } }, 'contact.phone', undefined)).toEqual({});
  });
});

describe('lists of the written form', () => {
  it('move an entry, but not over the end', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  });

  it('give an entry an id that is not taken', () => {
    expect(freshId([{ id: 'material-2' }], 'material')).toBe('material-3');
    expect(freshId([], 'figure', '')).toBe('figure1');
  });

  it('name fields by place, and know what lies inside a place', () => {
    expect(fieldIdOf('processes[1].limit.promised')).toBe('edit-processes-1-limit-promised');
    expect(isWithin('materials[1].name.zh', 'materials[1]')).toBe(true);
    expect(isWithin('materials[10].name.zh', 'materials[1]')).toBe(false);
  });
});
