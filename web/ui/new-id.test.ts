import { describe, expect, it } from 'vitest';
import { newId } from './new-id.ts';

describe('ids made in the browser', () => {
  it('makes ids that are valid UUIDs and differ', () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newId()).not.toBe(newId());
  });
});
