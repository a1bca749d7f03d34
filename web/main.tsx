/**
 * The staff's web app starts here. What is where:
 *
 * - `api.ts`            call(route, { params, query, body, idempotencyKey? }) and fileUrl(route, …) over the contracts
 * - `query.ts`          useReply(route, input, { enabled, keepPrevious }) to read; useCommand(route, { invalidates }) to act
 * - `http.ts`           the layer below without contracts; all that the residents' pages need of it (no Zod in their bundle)
 * - `texts.tsx`         useText(): t(key, values), show(text), language, setLanguage; the residents have their own set
 * - `text-provider.tsx` LanguageProvider and createUseText, shared by staff and residents
 * - `paths.ts`          every address
 * - `router.tsx`        one lazy route per page file; filters of a page are plain strings in the address
 * - `session.tsx`       useSession(): worker, roles, community, has(role); useCommunity()
 * - `app-frame.tsx`     header, navigation, search box, lock screen; pages render inside <main>
 * - `theme.ts`          antd tokens; `ui/base.css` has the same values as CSS variables
 * - `ui/parts.tsx`      Page, Card, SectionTitle, Tag, Pill, Kbd, Empty, Skeleton, DueNote, Field, ErrorSummary
 * - `ui/loaded.tsx`     Loaded: what is read from the server, while it comes, fails, is empty or here; ListFoot
 * - `ui/problem.tsx`    ProblemSummary for a refused command, LoadFailed for a failed read, useProblemText
 * - `ui/dates.ts`       showDate, showTime, showMoment, showWeekday
 * - `ui/shortcuts.tsx`  useShortcut(keys, label, run): listed by `?`
 * - `ui/wedge-scanner.ts` card readers and bar-code scanners that type
 * - `ui/print.ts`       printDocument(url)
 * - `ui/settings.ts`    what the browser remembers
 *
 * Pages live with their module: modules/<capability>/web/. Texts live in catalogue/texts/<part>.ts.
 */
import '@fontsource-variable/noto-sans-sc/index.css';
import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { whenSessionFails } from './api.ts';
import { coverScreen, isLocked } from './lock-state.ts';
import { paths } from './paths.ts';
import { queryClient } from './query.ts';
import { router } from './router.tsx';
import { LanguageProvider } from './text-provider.tsx';
import { useText } from './texts.tsx';
import { theme } from './theme.ts';
import { NoRoomNote } from './ui/no-room-note.tsx';
import { ShortcutProvider } from './ui/shortcuts.tsx';

// A locked screen has ended its session on purpose and asks for the password itself.
whenSessionFails((code) => {
  const { pathname, href } = router.state.location;
  if (isLocked() || ['/sign-in', '/set-up', '/first-steps'].includes(pathname)) return;
  // What somebody is writing when the session runs out stays where it is, behind the lock.
  if (code === 'sign-in-needed' && coverScreen()) return;
  queryClient.clear();
  const next = code === 'sign-in-needed' ? paths.signIn(href) : paths.firstSteps(href);
  void router.navigate({ href: next, ignoreBlocker: true });
});

/**
 * Turns inside a button that is at work. The library's own leaves by a movement that may never end, stays in
 * the button unseen, and is read out in English.
 */
const BusySign = (): ReactNode => <span className="busy-sign" aria-hidden="true" />;

const Themed = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const { t, language } = useText();
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false, loadingIcon: <BusySign /> }}
    >
      <App>
        {children}
        <NoRoomNote words={t('shell.no-room')} />
      </App>
    </ConfigProvider>
  );
};

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <Themed>
        <QueryClientProvider client={queryClient}>
          <ShortcutProvider>
            <RouterProvider router={router} />
          </ShortcutProvider>
        </QueryClientProvider>
      </Themed>
    </LanguageProvider>
  </StrictMode>,
);
