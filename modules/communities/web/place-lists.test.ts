import { describe, expect, it } from 'vitest';
import { listOf, placeListQueryOf } from './place-lists.ts';

const GRID = '01980000-0000-7000-8000-000000000160';

describe('where a figure of places leads', () => {
  it('given residents, leads who may see people to the list of people, and a grid worker to masked names', () => {
    expect(listOf('residents', { grid: GRID }, true)).toBe(`/people?grid=${GRID}&livesHere=yes`);
    expect(listOf('in-groups', { microGrid: GRID }, true)).toBe(`/people?microGrid=${GRID}&group=any&livesHere=yes`);
    expect(listOf('residents', { grid: GRID }, false)).toBe(`/places/list?figure=residents&grid=${GRID}`);
    expect(listOf('empty', {}, true)).toBe('/places/list?figure=empty');
  });

  it('given a mistyped address, lists the dwellings of the whole community instead of failing', () => {
    expect(placeListQueryOf({ figure: 'moon', grid: '7', building: GRID })).toEqual({
      figure: 'dwellings',
      building: GRID,
    });
  });
});
