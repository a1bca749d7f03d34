import { describe, expect, it } from 'vitest';
import { processDefinitions } from '../../catalogue/processes/index.ts';
import { transitionsOf } from '../../modules/casework/domain/transitions.ts';
import { shareProcesses } from './share-processes.ts';

describe('processes shared out among test files', () => {
  it.each([1, 2, 4, 40])('given %i parts, every process is in exactly one', (parts) => {
    const shares = shareProcesses(processDefinitions, parts);
    expect(shares).toHaveLength(parts);
    const ids = shares.flat().map(({ id }) => id);
    expect(ids.toSorted()).toEqual(processDefinitions.map(({ id }) => id).toSorted());
  });

  it('given four parts, none has much more to walk than another', () => {
    const ways = shareProcesses(processDefinitions, 4).map((share) =>
      share.reduce((sum, definition) => sum + transitionsOf(definition).length, 0),
    );
    expect(Math.max(...ways) - Math.min(...ways)).toBeLessThanOrEqual(10);
  });
});
