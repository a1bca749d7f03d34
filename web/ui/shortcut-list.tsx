import { Button, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../texts.tsx';
import { Modal } from './modal.tsx';
import { Kbd } from './parts.tsx';
import { useShortcuts } from './shortcuts.tsx';

const shownKeys = (keys: string): string =>
  keys
    .replaceAll('+', ' ')
    .replace('Enter', '↵')
    .replace(/(^| )([a-z])$/, (_all, before: string, letter: string) => `${before}${letter.toUpperCase()}`);

/** What `?` shows: the keys that work on this page, and the switch that turns them off. */
export const ShortcutList = ({ close }: { readonly close: () => void }): ReactNode => {
  const { t } = useText();
  const { list, active, setActive } = useShortcuts();
  const shown = new Map(list().map((shortcut) => [shortcut.keys, shortcut]));
  return (
    <Modal label={t('shell.shortcuts')} close={close}>
      <h2>{t('shell.shortcuts')}</h2>
      <dl className="shortcut-list">
        {[...shown.values()].map(({ keys, label }) => (
          <div key={keys}>
            <dt>{label}</dt>
            <dd>
              <Kbd>{shownKeys(keys)}</Kbd>
              <span className="visually-hidden">{keys}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="why">{t('shell.shortcuts-off-hint')}</p>
      <div className="modal-foot">
        <label className="shortcut-switch">
          <Switch checked={active} onChange={setActive} aria-label={t('shell.shortcuts-on')} />{' '}
          {t('shell.shortcuts-on')}
        </label>
        <Button type="primary" onClick={close}>
          {t('shell.close')}
        </Button>
      </div>
    </Modal>
  );
};
