import { Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useCommand } from '../../../../web/query.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { today } from '../../../../web/ui/dates.ts';
import { Modal } from '../../../../web/ui/modal.tsx';
import { ErrorSummary, Field, Kbd } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { useConfirmKey } from '../../../../web/ui/use-confirm-key.ts';
import { addTrainingCourse, getMyTraining, type RulesReply } from '../../contract.ts';
import { ORGANISER_LEVELS } from '../../domain/training-rules.ts';
import { bodyOf, mistakesIn, type CourseEntry, type CourseMistake } from './course-entry.ts';

const emptyEntry = (rules: RulesReply): CourseEntry => ({
  kindId: rules.courseKinds[0]?.id ?? '',
  contentId: rules.contents[0]?.id ?? '',
  title: '',
  organiser: '',
  organiserLevel: 'street',
  heldFrom: today(),
  heldTo: today(),
  classHours: '',
  certificateNumber: '',
});

const LABELS = {
  title: 'training.course-title',
  organiser: 'training.course-organiser',
  heldFrom: 'training.course-from',
  heldTo: 'training.course-to',
  classHours: 'training.course-hours',
} as const;

const fieldId = (field: string): string => `course-${field}`;

/** Options that open inside the dialog, because whatever lies outside of it cannot be reached. */
const ChoiceField = ({
  id,
  label,
  value,
  options,
  choose,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: { value: string; label: string }[];
  readonly choose: (chosen: string) => void;
}): ReactNode => (
  <Field id={fieldId(id)} label={label}>
    <Select
      id={fieldId(id)}
      style={{ width: '100%' }}
      value={value}
      options={options}
      onChange={choose}
      getPopupContainer={(trigger) => trigger.closest('dialog') ?? document.body}
    />
  </Field>
);

/** Enters training elsewhere. Ctrl+Enter sends it. */
export const CourseForm = ({ rules, close }: { readonly rules: RulesReply; readonly close: () => void }): ReactNode => {
  const { t, show } = useText();
  const community = useCommunity();
  const command = useCommand(addTrainingCourse, { invalidates: [getMyTraining] });
  const [entry, setEntry] = useState(() => emptyEntry(rules));
  const [mistakes, setMistakes] = useState<readonly CourseMistake[]>([]);
  const write = (part: Partial<CourseEntry>): void => setEntry((all) => ({ ...all, ...part }));
  const errors = useMemo(
    () =>
      mistakes.map(({ field, kind }) => ({
        fieldId: fieldId(field),
        message:
          kind === 'missing'
            ? t('training.course-needed', { field: t(LABELS[field]) })
            : t(kind === 'hours' ? 'training.course-hours-wrong' : 'training.course-dates-wrong'),
      })),
    [mistakes, t],
  );
  const errorAt = (field: string): string | undefined => errors.find((one) => one.fieldId === fieldId(field))?.message;
  const send = async (): Promise<void> => {
    const found = mistakesIn(entry);
    setMistakes(found);
    if (found.length > 0 || command.pending) return;
    const added = await command.run({ params: { communityId: community.id }, body: bodyOf(entry) });
    if (added !== undefined) close();
  };
  useConfirmKey(() => void send());
  const textField = (field: keyof typeof LABELS, type: 'text' | 'date' = 'text', help?: string): ReactNode => (
    <Field
      id={fieldId(field)}
      label={t(LABELS[field])}
      error={errorAt(field)}
      {...(help === undefined ? {} : { help })}
    >
      <Input
        id={fieldId(field)}
        type={type}
        maxLength={120}
        inputMode={field === 'classHours' ? 'decimal' : 'text'}
        value={entry[field]}
        aria-invalid={errorAt(field) !== undefined}
        onChange={({ target }) => write({ [field]: target.value })}
      />
    </Field>
  );
  return (
    <Modal label={t('training.add-course')} close={close}>
      <form
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void send();
        }}
      >
        <h2>{t('training.add-course')}</h2>
        <ProblemSummary problem={command.problem} />
        {errors.length === 0 ? null : <ErrorSummary title={t('training.form-errors')} errors={errors} />}
        {textField('title')}
        <div className="training-pair">
          <ChoiceField
            id="kind"
            label={t('training.course-kind')}
            value={entry.kindId}
            options={rules.courseKinds.map(({ id, name, countsTowardsHours }) => ({
              value: id,
              label: countsTowardsHours ? show(name) : `${show(name)} · ${t('training.course-counts-not')}`,
            }))}
            choose={(kindId) => write({ kindId })}
          />
          <ChoiceField
            id="content"
            label={t('training.course-content')}
            value={entry.contentId}
            options={rules.contents.map(({ id, name }) => ({ value: id, label: show(name) }))}
            choose={(contentId) => write({ contentId })}
          />
          {textField('organiser')}
          <ChoiceField
            id="level"
            label={t('training.course-level')}
            value={entry.organiserLevel}
            options={ORGANISER_LEVELS.map((level) => ({ value: level, label: t(`training.level.${level}`) }))}
            choose={(level) => write({ organiserLevel: level as CourseEntry['organiserLevel'] })}
          />
          {textField('heldFrom', 'date')}
          {textField('heldTo', 'date')}
          {textField('classHours', 'text', t('training.course-hours-help'))}
          <Field id={fieldId('certificate')} label={t('training.course-certificate')}>
            <Input
              id={fieldId('certificate')}
              maxLength={60}
              value={entry.certificateNumber}
              onChange={({ target }) => write({ certificateNumber: target.value })}
            />
          </Field>
        </div>
        <div className="training-form-buttons">
          <Button type="primary" htmlType="submit" loading={command.pending}>
            {t('training.course-save')} <Kbd>Ctrl ↵</Kbd>
          </Button>
          <Button onClick={close}>{t('shell.cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
};
