import { useState } from 'react';
import type { FieldValues } from '../../modules/field/domain/field-record.ts';
import type { OutboxRecord } from '../../modules/field/domain/outbox.ts';
import type { FieldStore } from './field-store.ts';
import { useWords } from './words.ts';

interface KeptFootProps {
  readonly store: FieldStore;
  readonly record: OutboxRecord;
  /** As they stand on the screen, which the record in the store follows a moment later. */
  readonly values?: FieldValues;
  readonly onGone: () => void;
}

/** Below what is being filled in: that it is kept as it is typed, and the way to throw it away while it is a draft. */
export const KeptFoot = ({ store, record, values = record.values, onGone }: KeptFootProps) => {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  if (record.ready) return null;
  const drop = (): void => void store.dropRecord(record.id).then(onGone);
  const hasAttachments = store.present().attachments.some(({ recordId }) => recordId === record.id);
  // The button is a thumb's width below the one that keeps the record: what was filled in goes after a question only.
  const isEmpty = Object.keys(values).length === 0 && !hasAttachments;
  return (
    <>
      {!isAsking && (
        <button type="button" className="quiet" onClick={() => (isEmpty ? drop() : setAsking(true))}>
          {t('form.discard')}
        </button>
      )}
      {isAsking && (
        <div role="alertdialog" aria-label={t('form.discard')}>
          <p className="trouble">{t('form.discard.sure')}</p>
          <button type="button" className="main-button" onClick={() => setAsking(false)}>
            {t('form.discard.keep')}
          </button>
          <button type="button" className="bad-button" onClick={drop}>
            {t('form.discard.anyway')}
          </button>
        </div>
      )}
      <p className="hint">{t('form.kept')}</p>
    </>
  );
};
