import type { MatterCheck } from '../../contract.ts';

export type CounterAction = MatterCheck['actions'][number];

export interface KeyedAction {
  readonly action: CounterAction;
  /** As a shortcut is registered; undefined beyond the keys there are. */
  readonly keys: string | undefined;
  /** The one that is possible now and weighs most; at most one. */
  readonly main: boolean;
}

const MORE_KEYS = ['F4', 'F6', 'F7', 'F8'] as const;

/** Ctrl+Enter moves the matter forward, F2 is the other way, F3 the way out; whatever else is offered follows. */
export const keyActions = (actions: readonly CounterAction[]): readonly KeyedAction[] => {
  const of = (emphasis: CounterAction['emphasis']) => actions.filter((action) => action.emphasis === emphasis);
  const [main, ...mains] = of('main');
  const [other, ...others] = of('other');
  const [wayOut, ...waysOut] = of('way-out');
  const keyed: [CounterAction | undefined, string | undefined][] = [
    [main, 'Ctrl+Enter'],
    [other, 'F2'],
    [wayOut, 'F3'],
    ...[...mains, ...others, ...waysOut].map(
      (action, place) => [action, MORE_KEYS[place]] as [CounterAction, string | undefined],
    ),
  ];
  const present = keyed.filter((entry): entry is [CounterAction, string | undefined] => entry[0] !== undefined);
  // Where the law's own conditions fail, asking for papers would only send somebody home to fetch them in vain.
  const isBarred = main !== undefined && !main.available && main.reason?.code === 'not-eligible';
  const offered = present.filter(([action]) => action.available).map(([action]) => action);
  const possible = (isBarred ? offered.find(({ emphasis }) => emphasis === 'way-out') : undefined) ?? offered[0];
  return present.map(([action, keys]) => ({ action, keys, main: action === possible }));
};
