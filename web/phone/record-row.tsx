import { stateOf, type OutboxRecord } from '../../modules/field/domain/outbox.ts';
import type { Screen } from './screen.ts';
import type { FieldState } from './field-store.ts';
import { valueWords } from './value-words.ts';
import { useWords } from './words.ts';

interface RowProps {
  readonly record: OutboxRecord;
  readonly state: FieldState;
  readonly onGo: (screen: Screen) => void;
}

/** One record with what became of it; a tap leads to what can be done about it. */
export const RecordRow = ({ record, state, onGo }: RowProps) => {
  const { t, show } = useWords();
  const form = state.day?.kinds.find(({ id }) => id === record.kind);
  const where = stateOf(record);
  const photos = state.photos.filter(({ recordId }) => recordId === record.id);
  const refusal = state.refusals[record.id];
  const first = form?.fields.flatMap((field) => {
    const value = record.values[field.id];
    return value === undefined || value === null || value === '' ? [] : [valueWords(field, value, show)];
  });
  const go = (): void => onGo({ page: where === 'conflict' ? 'conflict' : 'form', recordId: record.id });
  return (
    <li>
      <button type="button" className="row" onClick={go} disabled={where === 'held'} data-record={record.id}>
        <span className="row-what">
          <strong>{form === undefined ? record.kind : show(form.name)}</strong> {first?.slice(0, 2).join(' · ')}
        </span>
        <span className={`state state-${where}`}>{t(`state.${where}`)}</span>
        {record.taken?.caseNumber !== undefined && record.taken.caseNumber !== null && (
          <span className="row-more">{record.taken.caseNumber}</span>
        )}
        {photos.length > 0 && <span className="row-more">{t('state.photos', { count: photos.length })}</span>}
        {where === 'failed' && refusal !== undefined && <span className="row-more bad">{show(refusal)}</span>}
        {photos.flatMap(({ id, refused }) =>
          refused === null
            ? []
            : [
                <span className="row-more bad" key={id}>
                  {show(refused)}
                </span>,
              ],
        )}
      </button>
    </li>
  );
};
