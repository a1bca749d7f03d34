import { describe, expect, it } from 'vitest';
import { placeInWords } from './place-in-words.ts';

const PLACES = {
  buildings: [
    { id: 'one', name: '西水新村1幢' },
    { id: 'seventeen', name: '西水新村17幢' },
    { id: 'other-seventeen', name: '东园17幢' },
    { id: 'three', name: '东园3号楼' },
  ],
  grids: [
    { id: 'first', name: '第一网格' },
    { id: 'eleventh', name: '第一网格东区' },
  ],
};

describe('the place that words speak of', () => {
  it.each([
    ['西水新村17幢东侧', { kind: 'building', id: 'seventeen' }],
    ['3栋楼下', { kind: 'building', id: 'three' }],
    ['1幢 2单元门口', { kind: 'building', id: 'one' }],
    ['第一网格东区的垃圾房', { kind: 'grid', id: 'eleventh' }],
  ])('%s', (words, place) => {
    expect(placeInWords(words, PLACES)).toEqual(place);
  });

  it('given a number that several buildings have, or none, names no building', () => {
    expect(placeInWords('17幢', PLACES)).toBeUndefined();
    expect(placeInWords('小广场', PLACES)).toBeUndefined();
    expect(placeInWords('21幢', PLACES)).toBeUndefined();
  });
});
