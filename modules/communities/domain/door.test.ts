import { describe, expect, it } from 'vitest';
import { compareDoors, doorKey, doorOn, floorOfDoor } from './door.ts';

describe('doors', () => {
  it('given different spellings, are one', () => {
    expect(new Set(['502', '502室', ' ５０２ 号', '502 室'].map(doorKey)).size).toBe(1);
    expect(doorKey('5a')).toBe('5A');
    expect(doorKey('501')).not.toBe(doorKey('502'));
  });

  it.each([
    ['502室', 5],
    ['1203', 12],
    ['0301', 3],
    ['B-302', 3],
    ['12', null],
    ['10502', null],
    ['003', null],
    ['车库', null],
  ])('given %s, tells floor %s', (door, floor) => {
    expect(floorOfDoor(door)).toBe(floor);
  });

  it('given floor and place, is a door that tells the floor again, and they are passed in order', () => {
    expect(doorOn(5, 2)).toBe('502室');
    expect(floorOfDoor(doorOn(11, 12))).toBe(11);
    expect(['1101室', '车库', '202室', '201室'].toSorted(compareDoors)).toEqual(['201室', '202室', '1101室', '车库']);
  });
});
