import type { Text } from '../../../kernel/text.ts';
import type { ClockEffect, ClockId, Duration, Escalation, Limit, ProcessDefinition } from './definition.ts';

/** Looks a phrase up; an unknown key answers itself, so that a new term shows instead of failing. */
export type Phrases = Readonly<Record<string, Text>>;

const filled = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);

/** How one process is told in words: names of its parts come from it, everything else from the phrases. */
export interface ProcessWording {
  readonly phrase: (key: string, values?: Readonly<Record<string, Text>>) => Text;
  readonly roles: (roles: readonly string[]) => Text;
  readonly step: (id: string) => Text;
  readonly action: (id: string) => Text;
  readonly clock: (id: ClockId) => Text;
  readonly length: (length: Duration | Limit | undefined) => Text;
  readonly effect: (effect: ClockEffect) => Text;
  readonly escalation: (escalation: Escalation) => { readonly when: Text; readonly does: Text };
}

export const processWording = (definition: ProcessDefinition, phrases: Phrases): ProcessWording => {
  const phrase: ProcessWording['phrase'] = (key, values = {}) => {
    const template = phrases[key] ?? { zh: key, en: key };
    const say = (language: keyof Text): string =>
      filled(
        template[language],
        Object.fromEntries(Object.entries(values).map(([name, text]) => [name, text[language]])),
      );
    return { zh: say('zh'), en: say('en') };
  };
  const listed = (texts: readonly Text[]): Text => ({
    zh: texts.map(({ zh }) => zh).join('、'),
    en: texts.map(({ en }) => en).join(', '),
  });
  const named = (id: string): Text => ({ zh: id, en: id });
  const step: ProcessWording['step'] = (id) => definition.steps[id]?.name ?? named(id);
  const action: ProcessWording['action'] = (id) => definition.actions[id]?.name ?? named(id);
  const clock: ProcessWording['clock'] = (id) => definition.clockNames?.[id] ?? phrase(`clock.${id}`);
  const roles: ProcessWording['roles'] = (ids) => listed(ids.map((id) => phrase(`role.${id}`)));
  const length: ProcessWording['length'] = (given) => {
    if (given === undefined) return phrase('limit.by-item');
    const count = String('promised' in given ? given.promised : given.count);
    return phrase(`limit.${given.unit}`, { count: named(count) });
  };
  const effect: ProcessWording['effect'] = (given) => {
    const [kind, id] = Object.entries(given)[0] ?? ['', ''];
    const reason = 'reason' in given ? phrase(`stop.${given.reason}`) : named('');
    return phrase(`effect.${kind}`, { clock: clock(String(id)), reason });
  };
  const whenWords = ({ when }: Escalation): Text => {
    if ('inStep' in when)
      return phrase('escalation.in-step', { step: step(when.inStep), length: length(when.longerThan) });
    if (typeof when.mark === 'string') return phrase(`escalation.${when.mark}`, { clock: clock(when.clock) });
    return phrase('escalation.overdue-by', { clock: clock(when.clock), length: length(when.mark.overdueBy) });
  };
  const escalation: ProcessWording['escalation'] = (given) => ({
    when: whenWords(given),
    does:
      'notify' in given.does
        ? phrase('escalation.notify', { roles: roles(given.does.notify) })
        : phrase('escalation.act', { action: action(given.does.act) }),
  });
  return { phrase, roles, step, action, clock, length, effect, escalation };
};
