import { useState } from 'react';
import { startRecord, stateOf, type OutboxRecord } from '../../modules/field/domain/outbox.ts';
import { signOut } from './api.ts';
import type { Screen, Status } from './screen.ts';
import { exportUnsent } from './export-unsent.ts';
import { newId, unsentOf, type FieldState, type FieldStore } from './field-store.ts';
import { RecordRow } from './record-row.tsx';
import { handOver, type Attempt } from './send-waiting.ts';
import { visitOfStop } from './visit/begin-visit.ts';
import { useWords } from './words.ts';

interface HomeProps {
  readonly store: FieldStore;
  readonly state: FieldState;
  readonly status: Status;
  readonly onGo: (screen: Screen) => void;
  readonly onRun: (work?: (store: FieldStore) => Promise<Attempt>) => Promise<void>;
  readonly onLeft: () => void;
}

const StatusLine = ({ state, status, onRun }: Pick<HomeProps, 'state' | 'status' | 'onRun'>) => {
  const { t } = useWords();
  const count = unsentOf(state).filter((record) => stateOf(record) !== 'draft').length;
  const isBarred = status === 'no-access' || status === 'signed-out';
  return (
    <section className={`card status ${isBarred || status === 'fault' ? 'status-bad' : ''}`} role="status">
      <p>
        {status === 'sending' && t('home.sending')}
        {status === 'offline' && t('home.offline')}
        {status === 'busy' && t('home.busy')}
        {status === 'no-access' && t('home.no-access')}
        {status === 'signed-out' && t('sign.withdrawn')}
        {status === 'fault' && t('app.fault')}
        {status === 'done' && count === 0 && t('home.all-sent')}
        {count > 0 && <strong> {t('home.waiting', { count })}</strong>}
      </p>
      {isBarred && count > 0 && (
        <button type="button" className="main-button" onClick={() => void onRun(handOver)}>
          {t('home.hand-in')}
        </button>
      )}
      {!isBarred && (
        <button type="button" className="second-button" disabled={status === 'sending'} onClick={() => void onRun()}>
          {t('home.send')}
        </button>
      )}
    </section>
  );
};

/** Leaving takes everything off the phone; what was not received is named first. */
const Leaving = ({ store, state, onLeft }: Pick<HomeProps, 'store' | 'state' | 'onLeft'>) => {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const count = unsentOf(state).length;
  const leave = async (): Promise<void> => {
    await store.wipe();
    await signOut();
    onLeft();
  };
  return (
    <section className="card">
      {count > 0 && (
        <>
          <button type="button" className="second-button" onClick={() => exportUnsent(state)}>
            {t('home.export')}
          </button>
          <p className="hint">{t('home.export.hint')}</p>
        </>
      )}
      {!isAsking && (
        <button type="button" className="second-button" onClick={() => (count === 0 ? void leave() : setAsking(true))}>
          {t('home.sign-out')}
        </button>
      )}
      {isAsking && (
        <div role="alertdialog" aria-label={t('home.sign-out')}>
          <p className="trouble">{t('home.sign-out.unsent', { count })}</p>
          <button type="button" className="main-button" onClick={() => setAsking(false)}>
            {t('home.stay')}
          </button>
          <button type="button" className="bad-button" onClick={() => void leave()}>
            {t('home.sign-out.anyway')}
          </button>
        </div>
      )}
    </section>
  );
};

const newestFirst = (a: OutboxRecord, b: OutboxRecord): number => (a.id < b.id ? 1 : -1);

export const HomePage = (props: HomeProps) => {
  const { store, state, onGo } = props;
  const { t, show } = useWords();
  const { day, owner } = state;
  const begin = async (kind: string): Promise<void> => {
    const record = startRecord({ id: newId(), kind, madeAt: new Date().toISOString(), values: {}, ready: false });
    await store.keepRecord(record);
    onGo({ page: 'form', recordId: record.id });
  };
  const done = (day?.walk?.stops ?? []).filter(
    (stop) => stop.isDone || visitOfStop(state, stop)?.ready === true,
  ).length;
  const grids = day?.grids.map(({ name }) => name).join('、') ?? '';
  return (
    <main className="page">
      <h1>
        {t('home.today')} · {owner.communityName}
      </h1>
      <p className="hint">
        {owner.workerName} · {grids === '' ? t('home.no-grid') : t('home.grids', { grids })}
      </p>
      <StatusLine {...props} />
      <nav className="entries" aria-label={t('home.today')}>
        {day?.walk !== undefined && day.walk !== null && (
          <button type="button" className="entry entry-first" onClick={() => onGo({ page: 'walk' })}>
            {t('walk.entry')}
            <small>{t('walk.count', { done, count: day.walk.stops.length })}</small>
          </button>
        )}
        {day?.kinds.map((kind) => (
          <button type="button" className="entry" key={kind.id} onClick={() => void begin(kind.id)}>
            {show(kind.name)}
          </button>
        ))}
        <button type="button" className="entry" onClick={() => onGo({ page: 'people' })}>
          {t('home.people')}
        </button>
      </nav>
      <section aria-labelledby="records">
        <h2 id="records">{t('home.records')}</h2>
        {state.records.length === 0 && <p className="card">{t('home.none')}</p>}
        <ul className="rows">
          {state.records.toSorted(newestFirst).map((record) => (
            <RecordRow key={record.id} record={record} state={state} onGo={onGo} />
          ))}
        </ul>
      </section>
      <Leaving {...props} />
    </main>
  );
};
