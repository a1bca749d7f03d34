import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { showTime } from '../../../../web/ui/dates.ts';
import { Kbd } from '../../../../web/ui/parts.tsx';
import { useShortcut } from '../../../../web/ui/shortcuts.tsx';
import type { MatterCheck } from '../../contract.ts';
import { keyActions, type CounterAction, type KeyedAction } from './action-keys.ts';
import type { DraftState } from './use-counter.ts';

const shownKeys = (keys: string): string => keys.replace('Ctrl+Enter', 'Ctrl ↵');

const missingCount = (check: MatterCheck): number =>
  check.materials.filter(({ status }) => status === 'missing').length;

const ActionButton = ({
  keyed,
  check,
  pending,
  take,
}: {
  readonly keyed: KeyedAction;
  readonly check: MatterCheck;
  readonly pending: boolean;
  readonly take: (action: CounterAction) => void;
}): ReactNode => {
  const { t, show } = useText();
  const { action, keys, main } = keyed;
  const possible = action.available && !pending;
  useShortcut(keys ?? `unassigned-${action.id}`, show(action.name), () => take(action), possible && keys !== undefined);
  const names = action.input.some(({ type }) => type === 'materials')
    ? t('counter.notice-count', { missing: missingCount(check) })
    : '';
  return (
    <Button
      type={main ? 'primary' : 'default'}
      size="large"
      danger={action.emphasis === 'way-out'}
      disabled={!possible}
      onClick={() => take(action)}
    >
      {show(action.name)}
      {action.available ? names : ''} {keys === undefined ? null : <Kbd>{shownKeys(keys)}</Kbd>}
    </Button>
  );
};

interface Props {
  readonly check: MatterCheck | undefined;
  readonly draft: DraftState;
  readonly pending: boolean;
  readonly printing: boolean;
  readonly setPrinting: (printing: boolean) => void;
  readonly take: (action: CounterAction) => void;
}

/** One bar for what can be done now; the reason stands beside it where the usual way is not open. */
export const ActionBar = ({ check, draft, pending, printing, setPrinting, take }: Props): ReactNode => {
  const { t, show, language } = useText();
  const keyed = check === undefined ? [] : keyActions(check.actions);
  const blocked = check?.actions.find((action) => action.emphasis === 'main' && !action.available)?.reason;
  return (
    <div className="counter-bar" role="group" aria-label={t('counter.title')}>
      {check === undefined ? <span className="sub">{t('counter.reason-first')}</span> : null}
      {check === undefined
        ? null
        : keyed.map((one) => (
            <ActionButton key={one.action.id} keyed={one} check={check} pending={pending} take={take} />
          ))}
      <div className="counter-bar-notes">
        {blocked === undefined || blocked === null ? null : (
          <span className="counter-blocked">{show(blocked.text)}</span>
        )}
        <Checkbox checked={printing} onChange={({ target }) => setPrinting(target.checked)}>
          {t('counter.print')}
        </Checkbox>
        <span className={draft.failed ? 'due-warn' : 'why'} role="status">
          {draft.failed ? t('counter.draft-failed') : null}
          {draft.failed || draft.savedAt === undefined
            ? null
            : t('counter.draft-saved', { time: showTime(draft.savedAt, language) })}
        </span>
      </div>
    </div>
  );
};
