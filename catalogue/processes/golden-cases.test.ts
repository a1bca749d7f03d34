import { describe, expect, it } from 'vitest';
import { replay } from '../../modules/casework/domain/evolve.ts';
import { transitionsOf } from '../../modules/casework/domain/transitions.ts';
import { nameOfWay } from '../../tests/casework/every-branch.ts';
import { play } from '../../tests/casework/case-script.ts';
import { readGoldenCases } from '../../tests/casework/golden-cases.ts';
import { processDefinitions } from './index.ts';

describe.each(processDefinitions.map((definition) => ({ id: definition.id, definition })))(
  'golden histories of $id',
  ({ id, definition }) => {
    const cases = readGoldenCases(id);

    it.each(cases)('$name', ({ script, events, state }) => {
      const played = play(definition, script);
      expect(played.events).toEqual(events);
      expect(played.state).toEqual(state);
    });

    it.each(cases)('replaying the recorded events of "$name" gives the recorded state', ({ events, state }) => {
      expect(replay(definition, events)).toEqual(state);
    });

    it('take every action from every step it leaves, and no other', () => {
      const transitions = transitionsOf(definition).map(nameOfWay);
      const taken = cases.flatMap(({ events }) =>
        events.flatMap((event) =>
          event.type === 'action-taken' ? [nameOfWay({ id: event.action, from: event.from, to: event.to })] : [],
        ),
      );
      expect(new Set(taken)).toEqual(new Set(transitions));
    });

    it('all end and are filed', () => {
      expect(cases.map((golden) => golden.state.archivedAt === null)).not.toContain(true);
    });
  },
);
