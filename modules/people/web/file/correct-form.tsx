import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BodyOf } from '../../../../platform/contract.ts';
import { paths } from '../../../../web/paths.ts';
import { useCommand, useReply } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { correctPerson, getFileForms, getPerson, listReplacedValues } from '../../contract.ts';
import type { PersonReply } from '../../contract.ts';
import { IDENTITY_FIELDS, type IdentityField } from '../../domain/corrections.ts';
import { SelectField, TextField } from '../changes/form-parts.tsx';
import { FileDialog } from './file-dialog.tsx';

type Fields = BodyOf<typeof correctPerson>['fields'];

const RESIDENCES = ['registered', 'registered-elsewhere-living-here', 'floating', 'moved-away', 'visitor'] as const;
const MAY_BE_EMPTY: readonly IdentityField[] = ['phone', 'idNumber'];

/** One field of the record as the request names it; an empty number is taken away. */
export const correctedFields = (field: IdentityField, typed: string): Fields => {
  const value = typed.trim();
  return { [field]: value === '' && MAY_BE_EMPTY.includes(field) ? null : value };
};

/** What the record says now where it is not hidden; numbers are typed anew. */
const shownNow = (of: PersonReply, field: IdentityField): string => {
  if (field === 'phone' || field === 'idNumber') return '';
  return (field === 'bornOn' ? of.bornOn : of[field]) ?? '';
};

const ValueField = ({
  field,
  value,
  write,
}: {
  readonly field: IdentityField;
  readonly value: string;
  readonly write: (value: string) => void;
}): ReactNode => {
  const { t } = useText();
  const props = { id: 'correct-value', label: t('file.correct-value'), value };
  if (field === 'sex')
    return (
      <SelectField
        {...props}
        options={(['female', 'male'] as const).map((one) => ({ value: one, label: t(`people.sex.${one}`) }))}
        choose={write}
      />
    );
  if (field === 'residence')
    return (
      <SelectField
        {...props}
        options={RESIDENCES.map((one) => ({ value: one, label: t(`people.residence.${one}`) }))}
        choose={write}
      />
    );
  return (
    <>
      <TextField {...props} type={field === 'bornOn' ? 'date' : 'text'} write={write} />
      {MAY_BE_EMPTY.includes(field) ? (
        <p className="why">
          {field === 'idNumber' ? `${t('file.correct-number-hint')} · ` : ''}
          {t('file.correct-empty')}
        </p>
      ) : null}
    </>
  );
};

const Done = ({
  of,
  count,
  close,
}: {
  readonly of: PersonReply;
  readonly count: number;
  readonly close: () => void;
}) => {
  const { t } = useText();
  return (
    <FileDialog title={t('shell.close')} problem={null} pending={false} ready send={close} close={close}>
      <p role="status" data-person={of.id}>
        {t('file.correct-duplicates', { count })}
        <Link to={paths.duplicates()}>{t('file.correct-compare')}</Link>
      </p>
    </FileDialog>
  );
};

/** Puts right one thing that was entered wrongly. */
export const CorrectDialog = ({ of, close }: { readonly of: PersonReply; readonly close: () => void }): ReactNode => {
  const { t, show } = useText();
  const forms = useReply(getFileForms, { params: { communityId: of.communityId } }, { staleTime: 5 * 60_000 });
  const command = useCommand(correctPerson, { invalidates: [getPerson, listReplacedValues] });
  const [found, setFound] = useState(0);
  const [field, setField] = useState<IdentityField>('name');
  const [value, setValue] = useState(of.name);
  const [entry, setEntry] = useState({ source: 'counter', reason: '' });
  const send = async (): Promise<void> => {
    const done = await command.run({
      params: { communityId: of.communityId, personId: of.id },
      body: {
        expectedVersion: of.version,
        fields: correctedFields(field, value),
        source: entry.source,
        reason: entry.reason.trim(),
      },
    });
    if (done === undefined) return;
    if (done.duplicates === 0) close();
    else setFound(done.duplicates);
  };
  if (found > 0) return <Done of={of} count={found} close={close} />;
  return (
    <FileDialog
      title={t('file.correct')}
      problem={command.problem}
      pending={command.pending}
      ready={entry.reason.trim() !== '' && (value.trim() !== '' || MAY_BE_EMPTY.includes(field))}
      send={() => void send()}
      close={close}
    >
      <p className="why">{t('file.correct-lead')}</p>
      <SelectField
        id="correct-field"
        label={t('file.correct-field')}
        value={field}
        options={IDENTITY_FIELDS.map((one) => ({ value: one, label: t(`file.correct-field.${one}`) }))}
        choose={(chosen) => {
          setField(chosen as IdentityField);
          setValue(shownNow(of, chosen as IdentityField));
        }}
      />
      <ValueField field={field} value={value} write={setValue} />
      <SelectField
        id="correct-source"
        label={t('change.source')}
        value={entry.source}
        options={(forms.data?.sources ?? []).map(({ id, name }) => ({ value: id, label: show(name) }))}
        choose={(source) => setEntry((all) => ({ ...all, source }))}
      />
      <TextField
        id="correct-reason"
        label={t('file.correct-reason')}
        value={entry.reason}
        write={(reason) => setEntry((all) => ({ ...all, reason }))}
      />
    </FileDialog>
  );
};
