import { describe, expect, it } from 'vitest';
import { dispatchHint } from '../../modules/casework/domain/nearby-events.ts';
import { GRID_EVENT_RULE } from './grid-event/event-rule.ts';
import { gridEventV1 } from './grid-event/v1.ts';

describe('where an event goes', () => {
  it('follows type and place, the narrower hint first', () => {
    expect(dispatchHint(GRID_EVENT_RULE, 'blocked-way', '云栖路路口')?.action).toBe('dispatch-street');
    expect(dispatchHint(GRID_EVENT_RULE, 'blocked-way', '17幢楼道')?.action).toBe('dispatch-grid');
    expect(dispatchHint(GRID_EVENT_RULE, 'facility', '17幢')?.action).toBe('dispatch-community');
  });

  it('names only kinds, actions and fields that the process has', () => {
    const { opening, actions } = gridEventV1;
    const kinds = opening?.input.find(({ id }) => id === GRID_EVENT_RULE.kindField)?.choices?.map(({ id }) => id) ?? [];
    for (const { kinds: named = [], action, input = {} } of GRID_EVENT_RULE.dispatch) {
      expect(named.filter((kind) => !kinds.includes(kind))).toEqual([]);
      const fields = actions[action]?.input.map(({ id }) => id) ?? [];
      expect(Object.keys(input).filter((field) => !fields.includes(field))).toEqual([]);
    }
    for (const kind of kinds) expect(dispatchHint(GRID_EVENT_RULE, kind, '不知哪里')).toBeDefined();
    expect(actions[GRID_EVENT_RULE.joinAction]?.to).toBe('stay');
  });
});
