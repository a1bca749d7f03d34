import type { OutboxRecord } from '../../modules/field/domain/outbox.ts';
import type { FieldStore } from './field-store.ts';
import { useWords } from './words.ts';

interface KeptFootProps {
  readonly store: FieldStore;
  readonly record: OutboxRecord;
  readonly onGone: () => void;
}

/** Below what is being filled in: that it is kept as it is typed, and the way to throw it away while it is a draft. */
export const KeptFoot = ({ store, record, onGone }: KeptFootProps) => {
  const { t } = useWords();
  if (record.ready) return null;
  return (
    <>
      <button type="button" className="quiet" onClick={() => void store.dropRecord(record.id).then(onGone)}>
        {t('form.discard')}
      </button>
      <p className="hint">{t('form.kept')}</p>
    </>
  );
};
