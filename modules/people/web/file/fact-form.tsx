import { useState } from 'react';
import type { ReactNode } from 'react';
import { useCommand, useReply } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { today } from '../../../../web/ui/dates.ts';
import { getFileForms, getPerson, listReplacedValues, setFact } from '../../contract.ts';
import type { FactForm, PersonReply } from '../../contract.ts';
import { SelectField, TextField } from '../changes/form-parts.tsx';
import { FileDialog } from './file-dialog.tsx';

/** What was typed, as the value the fact has; undefined where it is none. */
export const typedValue = (form: FactForm, typed: string): boolean | number | string | undefined => {
  const words = typed.trim();
  if (words === '') return undefined;
  if (form.kind === 'yes-no') return words === 'yes';
  if (form.kind !== 'amount') return words;
  const amount = Number(words);
  return Number.isFinite(amount) ? amount : undefined;
};

const ValueField = ({
  form,
  value,
  write,
}: {
  readonly form: FactForm;
  readonly value: string;
  readonly write: (value: string) => void;
}): ReactNode => {
  const { t } = useText();
  const label = form.unit === null ? t('file.fact-value') : `${t('file.fact-value')}（${form.unit}）`;
  if (form.kind === 'yes-no' || form.kind === 'choice') {
    const yesNo = [
      { value: 'yes', label: t('file.fact-yes') },
      { value: 'no', label: t('file.fact-no') },
    ];
    const options = form.kind === 'yes-no' ? yesNo : form.choices.map((one) => ({ value: one.id, label: one.label }));
    return (
      <SelectField
        id="fact-value"
        label={label}
        value={value}
        placeholder={t('change.choose')}
        options={options}
        choose={write}
      />
    );
  }
  const type = form.kind === 'date' ? 'date' : form.kind === 'amount' ? 'number' : 'text';
  return <TextField id="fact-value" type={type} label={label} value={value} write={write} />;
};

/** Records a fact or corrects one; what stood before goes into the history with the reason. */
export const FactDialog = ({ of, close }: { readonly of: PersonReply; readonly close: () => void }): ReactNode => {
  const { t, show } = useText();
  const forms = useReply(getFileForms, { params: { communityId: of.communityId } }, { staleTime: 5 * 60_000 });
  const command = useCommand(setFact, { invalidates: [getPerson, listReplacedValues] });
  const [entry, setEntry] = useState({
    factId: '',
    typed: '',
    source: 'visit',
    asOf: today(),
    expiresOn: '',
    reason: '',
  });
  const write = (part: Partial<typeof entry>): void => setEntry((all) => ({ ...all, ...part }));
  const form = forms.data?.facts.find(({ id }) => id === entry.factId);
  const value = form === undefined ? undefined : typedValue(form, entry.typed);
  const send = async (): Promise<void> => {
    if (value === undefined) return;
    const { factId, source, asOf, reason } = entry;
    const expiresOn = entry.expiresOn === '' ? null : entry.expiresOn;
    const done = await command.run({
      params: { communityId: of.communityId, personId: of.id },
      body: { factId, value, source, asOf, expiresOn, reason: reason.trim() },
    });
    if (done !== undefined) close();
  };
  return (
    <FileDialog
      title={t('file.fact-set')}
      problem={command.problem}
      pending={command.pending}
      ready={value !== undefined && entry.reason.trim() !== '' && entry.asOf !== ''}
      send={() => void send()}
      close={close}
    >
      <SelectField
        id="fact-id"
        label={t('file.fact-which')}
        value={entry.factId}
        placeholder={t('change.choose')}
        options={(forms.data?.facts ?? []).map(({ id, label }) => ({ value: id, label: show(label) }))}
        choose={(factId) => write({ factId, typed: '' })}
      />
      {form === undefined ? null : <ValueField form={form} value={entry.typed} write={(typed) => write({ typed })} />}
      <SelectField
        id="fact-source"
        label={t('change.source')}
        value={entry.source}
        options={(forms.data?.sources ?? []).map(({ id, name }) => ({ value: id, label: show(name) }))}
        choose={(source) => write({ source })}
      />
      <TextField
        id="fact-as-of"
        type="date"
        label={t('file.fact-as-of')}
        value={entry.asOf}
        write={(asOf) => write({ asOf })}
      />
      <TextField
        id="fact-expires"
        type="date"
        label={t('file.fact-expires')}
        value={entry.expiresOn}
        write={(expiresOn) => write({ expiresOn })}
      />
      <TextField
        id="fact-reason"
        label={t('change.reason')}
        value={entry.reason}
        write={(reason) => write({ reason })}
      />
    </FileDialog>
  );
};
