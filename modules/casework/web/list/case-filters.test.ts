import { describe, expect, it } from 'vitest';
import { activeFilters, columnsOf, queryOf, without } from './case-filters.ts';

describe('filters of the case list in the address', () => {
  it('given a link from the workbench, asks the server for the same cases', () => {
    expect(queryOf({ due: 'overdue', handler: 'me', exceptions: 'true' })).toEqual({
      due: 'overdue',
      handler: 'me',
      exceptions: true,
      sort: 'due',
    });
  });

  it('given values nobody can choose, leaves them out instead of failing', () => {
    expect(queryOf({ due: 'someday', openedFrom: '11/02', person: 'x', exceptions: 'false', utm: '1' })).toEqual({
      sort: 'due',
    });
  });

  it('given a chip that is removed, keeps the others and the sorting', () => {
    expect(without({ q: '王', kind: 'open', sort: 'opened' }, 'q')).toEqual({ kind: 'open', sort: 'opened' });
    expect(activeFilters({ q: ' ' })).toEqual([]);
  });

  it('given remembered columns, keeps their order and the number first; unknown ones are dropped', () => {
    expect(columnsOf(['rating', 'person', 'phone'])).toEqual(['number', 'person', 'rating']);
    expect(columnsOf([])[0]).toBe('number');
    expect(columnsOf([]).length).toBeGreaterThan(5);
  });
});
