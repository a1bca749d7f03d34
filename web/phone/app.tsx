import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { FieldStore } from './field-store.ts';
import { ConflictPage } from './conflict-page.tsx';
import { FormPage } from './form-page.tsx';
import { formOfRecord } from './form-of-record.ts';
import { HomePage } from './home-page.tsx';
import { PeoplePage } from './people-page.tsx';
import { synchronise, waitingCount, type Attempt } from './send-waiting.ts';
import type { Screen, Status } from './screen.ts';
import { SignInPage, type Opened } from './sign-in-page.tsx';
import { beginVisit } from './visit/begin-visit.ts';
import { VisitPage } from './visit/visit-page.tsx';
import { WalkPage } from './visit/walk-page.tsx';
import { useWords } from './words.ts';

/** Without a wire nothing tells when it is back; so it is tried now and then. */
const TRY_AGAIN_MS = 30_000;

/** Sends when there is something to send and a chance that it arrives. */
const useSending = ({ store, access }: Opened) => {
  const [status, setStatus] = useState<Status>(access === 'refused' ? 'signed-out' : 'offline');
  const run = useCallback(
    async (work: (of: FieldStore) => Promise<Attempt> = synchronise) => {
      setStatus('sending');
      setStatus(await work(store).catch((): Attempt => 'fault'));
    },
    [store],
  );
  useEffect(() => {
    const atOnce = window.setTimeout(() => {
      if (access === 'signed-in') void run();
    });
    const isOnline = () => void run();
    window.addEventListener('online', isOnline);
    const timer = window.setInterval(() => {
      if (waitingCount(store) > 0 && navigator.onLine) void run();
    }, TRY_AGAIN_MS);
    return () => {
      window.removeEventListener('online', isOnline);
      window.clearTimeout(atOnce);
      window.clearInterval(timer);
    };
  }, [access, run, store]);
  return { status, run };
};

const Opened = ({ opened, onLeft }: { readonly opened: Opened; readonly onLeft: () => void }) => {
  const { store } = opened;
  const state = useSyncExternalStore(store.subscribe, store.present);
  const [screen, setScreen] = useState<Screen>({ page: 'home' });
  const { status, run } = useSending(opened);
  const home = (): void => setScreen({ page: 'home' });
  const record = 'recordId' in screen ? state.records.find(({ id }) => id === screen.recordId) : undefined;
  const visit = async (of: Parameters<typeof beginVisit>[1]): Promise<void> => {
    const { id } = await beginVisit(store, of);
    setScreen({ page: 'visit', recordId: id });
  };
  const walk = state.day?.walk ?? null;
  if (screen.page === 'people')
    return (
      <PeoplePage
        people={state.day?.people ?? []}
        onVisit={(personId) => {
          const stop = walk?.stops.find((one) => one.personId === personId);
          void visit(stop ?? { personId });
        }}
        onBack={home}
      />
    );
  if (screen.page === 'walk') return <WalkPage state={state} onVisit={(stop) => void visit(stop)} onBack={home} />;
  const toWalk = (): void => setScreen({ page: record?.values['plannedId'] === undefined ? 'home' : 'walk' });
  if (screen.page === 'visit' && record !== undefined && walk !== null)
    return (
      <VisitPage
        key={record.id}
        store={store}
        state={state}
        walk={walk}
        record={record}
        onDone={() => {
          toWalk();
          void run();
        }}
        onBack={toWalk}
      />
    );
  if (screen.page === 'conflict' && record?.conflict !== undefined && record.conflict !== null)
    return (
      <ConflictPage
        record={record}
        form={formOfRecord(state, record)}
        onSettled={async (settled) => {
          await store.keepRecord(settled);
          home();
          void run();
        }}
        onBack={home}
      />
    );
  const form = record === undefined ? undefined : formOfRecord(state, record);
  if (screen.page === 'form' && record !== undefined && form !== undefined)
    return (
      <FormPage
        key={record.id}
        store={store}
        state={state}
        record={record}
        form={form}
        onDone={() => {
          home();
          void run();
        }}
        onBack={home}
      />
    );
  return <HomePage store={store} state={state} status={status} onGo={setScreen} onRun={run} onLeft={onLeft} />;
};

export const PhoneApp = () => {
  const { t, language, setLanguage } = useWords();
  const [opened, setOpened] = useState<Opened | null>(null);
  // Browsers lend their cryptography to https and to the own machine only.
  const isSafe = typeof globalThis.crypto?.subtle === 'object' && globalThis.isSecureContext;
  return (
    <>
      <header className="bar">
        <strong>{t('app.name')}</strong>
        <button type="button" className="quiet" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
          {t('app.language')}
        </button>
      </header>
      {!isSafe && (
        <main className="page">
          <p className="trouble">{t('app.unsafe')}</p>
        </main>
      )}
      {isSafe && opened === null && <SignInPage onOpened={setOpened} />}
      {isSafe && opened !== null && <Opened opened={opened} onLeft={() => setOpened(null)} />}
    </>
  );
};
