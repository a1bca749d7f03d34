import './app-frame.css';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Select } from 'antd';
import { Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { NAVIGATION, isPresent } from './navigation.ts';
import { paths } from './paths.ts';
import { RoutePending } from './route-states.tsx';
import { SessionProvider, useSession } from './session.tsx';
import { useText } from './texts.tsx';
import { Kbd } from './ui/parts.tsx';
import { useShortcut } from './ui/shortcuts.tsx';
import { UserMenu } from './user-menu.tsx';

const Brand = (): ReactNode => {
  const { t } = useText();
  const { community, communities, chooseCommunity } = useSession();
  return (
    <div className="brand">
      <Link to={paths.workbench()}>{t('shell.brand')}</Link>
      {community === undefined ? null : communities.length > 1 ? (
        <Select
          variant="borderless"
          aria-label={t('shell.choose-community')}
          value={community.id}
          onChange={chooseCommunity}
          options={communities.map(({ id, name, streetName }) => ({ value: id, label: `${streetName} · ${name}` }))}
          popupMatchSelectWidth={false}
        />
      ) : (
        <span className="brand-place">
          {community.streetName} · {community.name}
        </span>
      )}
    </div>
  );
};

const Navigation = (): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  return (
    <nav className="frame-nav" aria-label={t('shell.navigation')}>
      <ul>
        {NAVIGATION.filter(({ roles }) => has(...roles)).map((entry) => (
          <li key={entry.path}>
            <Link to={entry.path} aria-current={isPresent(entry, pathname) ? 'page' : undefined}>
              {t(entry.label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const Frame = (): ReactNode => {
  const { t } = useText();
  const [searching, setSearching] = useState(false);
  useShortcut('Ctrl+k', t('shell.search'), () => setSearching(true));
  useShortcut('/', t('shell.search'), () => setSearching(true));
  return (
    <>
      <a className="skip-link" href="#main">
        {t('shell.skip')}
      </a>
      <header className="frame-header">
        <Brand />
        <Navigation />
        <button type="button" className="search-box" onClick={() => setSearching(true)} aria-expanded={searching}>
          <span>{t('shell.search-hint')}</span>
          <Kbd>Ctrl K</Kbd>
        </button>
        <UserMenu />
      </header>
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<RoutePending />}>
          <Outlet />
        </Suspense>
      </main>
    </>
  );
};

/** Header, navigation and search around every page of a signed-in person. */
export const AppFrame = (): ReactNode => (
  <SessionProvider>
    <Frame />
  </SessionProvider>
);
