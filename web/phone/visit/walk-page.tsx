import { stateOf } from '../../../modules/field/domain/outbox.ts';
import type { FieldStop } from '../../../modules/field/contract.ts';
import type { FieldState } from '../field-store.ts';
import { useWords } from '../words.ts';
import { visitOfStop } from './begin-visit.ts';

interface WalkProps {
  readonly state: FieldState;
  readonly onVisit: (stop: FieldStop) => void;
  readonly onBack: () => void;
}

const StopRow = ({ stop, state, onVisit }: { readonly stop: FieldStop } & Omit<WalkProps, 'onBack'>) => {
  const { t, show } = useWords();
  const record = visitOfStop(state, stop);
  const where = record === undefined ? null : stateOf(record);
  const result = state.day?.walk?.results.find(({ id }) => id === record?.values['result'])?.label;
  const isDone = where === null && stop.isDone;
  return (
    <li>
      <button
        type="button"
        className="row"
        disabled={where === 'held'}
        data-stop={stop.plannedId}
        onClick={() => onVisit(stop)}
      >
        <span className="row-what">
          <strong>
            {stop.unit}
            {stop.door}
          </strong>{' '}
          {stop.personName}
        </span>
        {where !== null && <span className={`state state-${where}`}>{t(`state.${where}`)}</span>}
        {isDone && <span className="state state-sent">{t('walk.done')}</span>}
        {where === null && !isDone && stop.isLate && <span className="state state-failed">{t('walk.late')}</span>}
        <span className="row-more">
          {result === undefined ? stop.reasons.map((reason) => show(reason)).join('、') : show(result)}
        </span>
      </button>
    </li>
  );
};

/** The visits of the day in the order of the walk: building by building, from floor to floor. */
export const WalkPage = ({ state, onVisit, onBack }: WalkProps) => {
  const { t } = useWords();
  const stops = state.day?.walk?.stops ?? [];
  const buildings = [...new Set(stops.map(({ building }) => building))];
  return (
    <main className="page">
      <button type="button" className="quiet" onClick={onBack}>
        ‹ {t('app.back')}
      </button>
      <h1>{t('walk.title', { count: stops.length })}</h1>
      {stops.length === 0 && <p className="card">{t('walk.none')}</p>}
      {buildings.map((building) => (
        <section key={building} aria-label={building}>
          <h2>{building === '' ? t('walk.no-home') : building}</h2>
          <ul className="rows">
            {stops
              .filter((stop) => stop.building === building)
              .map((stop) => (
                <StopRow key={stop.plannedId} stop={stop} state={state} onVisit={onVisit} />
              ))}
          </ul>
        </section>
      ))}
    </main>
  );
};
