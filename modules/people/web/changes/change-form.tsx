import { Button } from 'antd';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useCommand, useReply } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { today } from '../../../../web/ui/dates.ts';
import { Modal } from '../../../../web/ui/modal.tsx';
import { ErrorSummary, Kbd } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { useConfirmKey } from '../../../../web/ui/use-confirm-key.ts';
import { findPeople, getFileForms, getHousehold, getPerson, listLifeEvents, recordLifeEvent } from '../../contract.ts';
import type { PersonSummary } from '../../contract.ts';
import type { LifeChangeKind } from '../../domain/life-events.ts';
import { bodyOf } from './change-body.ts';
import { emptyEntry, kindsIn, missingIn } from './change-entry.ts';
import type { ChangeEntry, ChangeScene, EntryField } from './change-entry.ts';
import { ChangeFields } from './change-fields.tsx';
import { SelectField, TextField } from './form-parts.tsx';

const LABELS = {
  on: 'change.on',
  source: 'change.source',
  name: 'change.name',
  relation: 'change.relation',
  sex: 'change.sex',
  chosen: 'change.who',
  otherId: 'change.other',
  otherHouseholdId: 'change.into',
  buildingId: 'change.building',
  room: 'change.room',
} as const;

const isLabelled = (field: EntryField): field is keyof typeof LABELS => Object.hasOwn(LABELS, field);
const fieldIdOf = (field: EntryField): string =>
  field === 'otherId' || field === 'otherHouseholdId' ? 'change-other' : `change-${field}`;

/** One change, one form. What kind comes first; the fields follow. Ctrl+Enter records it. */
export const ChangeForm = ({
  communityId,
  scene,
  close,
}: {
  readonly communityId: string;
  readonly scene: ChangeScene;
  readonly close: () => void;
}): ReactNode => {
  const { t, show } = useText();
  const kinds = kindsIn(scene);
  const [kind, setKind] = useState<LifeChangeKind>(kinds[0] ?? 'moved-in');
  const [entry, setEntry] = useState<ChangeEntry>(() => emptyEntry(today(), scene));
  const [missing, setMissing] = useState<readonly EntryField[]>([]);
  const [other, setOther] = useState<PersonSummary | null>(null);
  const forms = useReply(getFileForms, { params: { communityId } }, { staleTime: 5 * 60_000 });
  const command = useCommand(recordLifeEvent, { invalidates: [getPerson, getHousehold, listLifeEvents, findPeople] });
  const write = (part: Partial<ChangeEntry>): void => setEntry((all) => ({ ...all, ...part }));
  const words = (field: EntryField): string =>
    t('change.needed', { field: isLabelled(field) ? t(LABELS[field]) : field });
  const errorAt = (field: EntryField): string | undefined => (missing.includes(field) ? words(field) : undefined);
  const send = async (): Promise<void> => {
    const found = missingIn(kind, scene, entry);
    setMissing(found);
    if (found.length > 0 || command.pending) return;
    const done = await command.run({ params: { communityId }, body: bodyOf(kind, scene, entry) });
    if (done !== undefined) close();
  };
  useConfirmKey(() => void send());
  return (
    <Modal label={t('change.record')} close={close}>
      <form
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void send();
        }}
      >
        <h2>{t('change.record')}</h2>
        <ProblemSummary problem={command.problem} />
        {missing.length === 0 ? null : (
          <ErrorSummary
            title={t('change.errors')}
            errors={missing.map((field) => ({ fieldId: fieldIdOf(field), message: words(field) }))}
          />
        )}
        <SelectField
          id="change-kind"
          label={t('change.which')}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`change.kind.${value}`) }))}
          choose={(value) => {
            setKind(value as LifeChangeKind);
            setMissing([]);
          }}
        />
        <div className="change-fields">
          <TextField
            id="change-on"
            type="date"
            label={t('change.on')}
            value={entry.on}
            write={(on) => write({ on })}
            error={errorAt('on')}
          />
          <SelectField
            id="change-source"
            label={t('change.source')}
            value={entry.source}
            options={(forms.data?.sources ?? []).map(({ id, name }) => ({ value: id, label: show(name) }))}
            choose={(source) => write({ source })}
          />
          <ChangeFields
            communityId={communityId}
            kind={kind}
            scene={scene}
            entry={entry}
            write={write}
            errorAt={errorAt}
            relations={forms.data?.relations ?? []}
            other={other}
            setOther={setOther}
          />
          <TextField
            id="change-note"
            label={t('change.note')}
            value={entry.note}
            write={(note) => write({ note })}
            most={300}
          />
        </div>
        <div className="form-buttons">
          <Button type="primary" htmlType="submit" loading={command.pending}>
            {t('change.save')} <Kbd>Ctrl ↵</Kbd>
          </Button>
          <Button onClick={close}>{t('shell.cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
};
