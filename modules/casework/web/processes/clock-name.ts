import type { useText } from '../../../../web/texts.tsx';
import type { ClockId, ProcessDefinition } from '../../domain/definition.ts';

/** The name of a clock as the process has it, or that of one of the two every process shares. */
export const clockNameOf = (
  { clockNames }: ProcessDefinition,
  clock: ClockId,
  { t, show }: Pick<ReturnType<typeof useText>, 't' | 'show'>,
): string => {
  const name = clockNames?.[clock];
  return name === undefined ? t(clock === 'transfer' ? 'clock.transfer' : 'clock.handling') : show(name);
};
