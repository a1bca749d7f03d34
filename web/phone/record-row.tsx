import { stateOf, type OutboxRecord } from '../../modules/field/domain/outbox.ts';
import type { Screen } from './screen.ts';
import type { FieldState } from './field-store.ts';
import { APART, ENDED, joinedCase, SAME_AS } from '../../modules/field/domain/same-as.ts';
import { VISIT_KIND } from '../../modules/field/domain/field-kind.ts';
import { formOfRecord } from './form-of-record.ts';
import { whomOf } from './visit/begin-visit.ts';
import { valueWords } from './value-words.ts';
import { useWords, type WordKey } from './words.ts';

interface RowProps {
  readonly record: OutboxRecord;
  readonly state: FieldState;
  readonly onGo: (screen: Screen) => void;
}

/** What is to be read of a report that somebody else had made before. */
const sameWords = ({ base, values }: OutboxRecord): WordKey | null => {
  if (values[SAME_AS] === ENDED) return 'same.ended';
  if (values[SAME_AS] === APART) return 'same.apart';
  if (joinedCase(values) === null) return null;
  return joinedCase(base.values) === joinedCase(values) ? 'same.joined' : 'same.will-join';
};

/** One record with what became of it; a tap leads to what can be done about it. */
export const RecordRow = ({ record, state, onGo }: RowProps) => {
  const { t, show } = useWords();
  const form = formOfRecord(state, record);
  const where = stateOf(record);
  const attachments = state.attachments.filter(({ recordId }) => recordId === record.id);
  const refusal = state.refusals[record.id];
  const first = form?.fields.flatMap((field) => {
    const value = record.values[field.id];
    return value === undefined || value === null || value === '' ? [] : [valueWords(field, value, show)];
  });
  const isVisit = record.kind === VISIT_KIND;
  const whom = isVisit ? whomOf(state, record) : null;
  const opens = Array.isArray(record.values['opens']) ? record.values['opens'].length : 0;
  const sameAs = sameWords(record);
  const page = isVisit ? 'visit' : 'form';
  const go = (): void => onGo({ page: where === 'conflict' ? 'conflict' : page, recordId: record.id });
  return (
    <li>
      <button type="button" className="row" onClick={go} disabled={where === 'held'} data-record={record.id}>
        <span className="row-what">
          <strong>{form === undefined ? record.kind : show(form.name)}</strong> {whom?.name}{' '}
          {first?.slice(0, whom === null ? 2 : 1).join(' · ')}
        </span>
        <span className={`state state-${where}`}>{t(`state.${where}`)}</span>
        {record.taken?.caseNumber !== undefined && record.taken.caseNumber !== null && (
          <span className="row-more">{record.taken.caseNumber}</span>
        )}
        {sameAs !== null && <span className="row-more">{t(sameAs)}</span>}
        {opens > 0 && <span className="row-more">{t('state.opened', { count: opens })}</span>}
        {attachments.length > 0 && (
          <span className="row-more">{t('state.attached', { count: attachments.length })}</span>
        )}
        {where === 'failed' && refusal !== undefined && <span className="row-more bad">{show(refusal)}</span>}
        {attachments.flatMap(({ id, refused }) =>
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
