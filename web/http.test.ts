import { describe, expect, it } from 'vitest';
import { isFinal } from './http.ts';

const finals = (statuses: readonly number[]): readonly number[] =>
  statuses.filter((status) => isFinal({ type: '', title: '', titleEn: '', code: '', status }));

describe('whether a command is over, so that the next click is another one', () => {
  it('given a no or a fault of the server, it is', () => {
    expect(finals([400, 401, 403, 404, 409, 422, 500])).toEqual([400, 401, 403, 404, 409, 422, 500]);
  });

  it('given a lost line, no room, or a proxy that speaks for the server, it is not, and keeps its key', () => {
    expect(finals([0, 429, 502, 503, 504])).toEqual([]);
  });
});
