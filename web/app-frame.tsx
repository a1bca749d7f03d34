import './app-frame.css';
import { Link, Outlet } from '@tanstack/react-router';
import { Select } from 'antd';
import { Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { NavigationBar } from './navigation-bar.tsx';
import { paths } from './paths.ts';
import { RoutePending } from './route-states.tsx';
import { LockScreen } from './lock-screen.tsx';
import { useScanRouting } from './scan-routing.tsx';
import { SearchPalette } from './search/search-palette.tsx';
import { SessionProvider, useSession } from './session.tsx';
import { useText } from './texts.tsx';
import { Kbd } from './ui/parts.tsx';
import { Tour } from './tour/tour.tsx';
import { ScannerProvider } from './ui/scanner.tsx';
import { ShortcutList } from './ui/shortcut-list.tsx';
import { useShortcut } from './ui/shortcuts.tsx';
import { useLock } from './use-lock.ts';
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

const ScanRouting = (): ReactNode => {
  useScanRouting();
  return null;
};

type Overlay = 'search' | 'shortcuts' | undefined;

const Frame = (): ReactNode => {
  const { t } = useText();
  const [overlay, setOverlay] = useState<Overlay>();
  const { cover, lock, unlock } = useLock();
  const locked = cover !== null;
  const close = (): void => setOverlay(undefined);
  useShortcut('Ctrl+k', t('shell.search'), () => setOverlay('search'));
  useShortcut('/', t('shell.search'), () => setOverlay('search'));
  useShortcut('?', t('shell.shortcuts'), () => setOverlay('shortcuts'));
  useShortcut('Ctrl+Alt+l', t('shell.lock'), lock);
  return (
    <>
      {cover === null ? null : <LockScreen reason={cover} unlock={unlock} />}
      <div inert={locked} aria-hidden={locked}>
        <a className="skip-link" href="#main">
          {t('shell.skip')}
        </a>
        <header className="frame-header">
          <Brand />
          <NavigationBar />
          <button type="button" className="search-box" onClick={() => setOverlay('search')} data-tour="search">
            <span>{t('shell.search-hint')}</span>
            <Kbd>Ctrl K</Kbd>
          </button>
          <UserMenu lock={lock} showShortcuts={() => setOverlay('shortcuts')} />
        </header>
        <main id="main" tabIndex={-1}>
          <Suspense fallback={<RoutePending />}>
            <Outlet />
          </Suspense>
        </main>
        {overlay === 'search' ? <SearchPalette close={close} /> : null}
        {overlay === 'shortcuts' ? <ShortcutList close={close} /> : null}
        <Tour />
      </div>
    </>
  );
};

/** Header, navigation and search around every page of a signed-in person. */
export const AppFrame = (): ReactNode => (
  <SessionProvider>
    <ScannerProvider>
      <ScanRouting />
      <Frame />
    </ScannerProvider>
  </SessionProvider>
);
