import { useNavigate } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { signOut } from '../modules/access/contract.ts';
import { call } from './api.ts';
import { tellTabs } from './lock-tabs.ts';
import { paths } from './paths.ts';
import type { Role } from '../modules/access/domain/roles.ts';
import { forgetEntries } from './search/recent.ts';
import { useForgetSession, useSession } from './session.tsx';
import { useText } from './texts.tsx';

/** Who goes out and records there. */
const OUTSIDE: readonly Role[] = ['worker', 'head', 'grid-worker', 'social-worker'];

/** Name, roles, language, lock and sign-out. */
export const UserMenu = ({
  lock,
  showShortcuts,
}: {
  readonly lock: () => void;
  readonly showShortcuts: () => void;
}): ReactNode => {
  const { t, show, language, setLanguage } = useText();
  const { worker, roles, has } = useSession();
  const navigate = useNavigate();
  const forget = useForgetSession();

  const leave = async (): Promise<void> => {
    await call(signOut, {});
    tellTabs('locked');
    forget();
    forgetEntries();
    await navigate({ href: paths.signIn(), ignoreBlocker: true });
  };
  const title = roles.map(({ roleName, organisation }) => `${organisation.shortName} · ${show(roleName)}`).join('、');
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          { key: 'who', label: `${worker.name}　${title}`, disabled: true },
          { type: 'divider' },
          {
            key: 'language',
            label: t('shell.other-language'),
            onClick: () => setLanguage(language === 'zh' ? 'en' : 'zh'),
          },
          { key: 'account', label: t('account.menu'), onClick: () => void navigate({ href: paths.account() }) },
          ...(has(...OUTSIDE)
            ? [{ key: 'phone', label: t('shell.phone-app'), onClick: () => window.location.assign(paths.phone()) }]
            : []),
          { key: 'shortcuts', label: t('shell.shortcuts'), extra: '?', onClick: showShortcuts },
          { key: 'lock', label: t('shell.lock'), extra: 'Ctrl Alt L', onClick: lock },
          { type: 'divider' },
          { key: 'leave', label: t('shell.sign-out'), onClick: () => void leave() },
        ],
      }}
    >
      <button type="button" className="avatar" aria-label={t('shell.user-menu', { name: worker.name })}>
        {worker.name}
      </button>
    </Dropdown>
  );
};
