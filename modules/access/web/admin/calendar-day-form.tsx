import { Button, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { useText } from '../../../../web/texts.tsx';
import { showDate, showWeekday } from '../../../../web/ui/dates.ts';
import { Field } from '../../../../web/ui/parts.tsx';
import type { CalendarDayEntry } from './calendar-changes.ts';

const KINDS = ['week', 'off', 'working'] as const;
type Kind = (typeof KINDS)[number];

const kindOf = (entry: CalendarDayEntry | null): Kind => {
  if (entry === null) return 'week';
  return entry.working ? 'working' : 'off';
};

/** What one day shall be, with its name and the notice it rests on. */
export const CalendarDayForm = ({
  date,
  entry,
  onApply,
  onClose,
}: {
  readonly date: PlainDate;
  readonly entry: CalendarDayEntry | null;
  readonly onApply: (entry: CalendarDayEntry | null) => void;
  readonly onClose: () => void;
}): ReactNode => {
  const { t, language } = useText();
  const [kind, setKind] = useState<Kind>(kindOf(entry) === 'week' ? 'off' : kindOf(entry));
  const [name, setName] = useState(entry?.name ?? '');
  const [basis, setBasis] = useState(entry?.basis ?? '');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (kind === 'week') return onApply(null);
    setMissing(name.trim() === '');
    if (name.trim() === '') return;
    onApply({ date, working: kind === 'working', name: name.trim(), basis: basis.trim() === '' ? null : basis.trim() });
  };
  return (
    <Modal
      open
      onCancel={onClose}
      afterOpenChange={(open) => (open ? document.getElementById('calendar-name')?.focus() : undefined)}
      footer={null}
      width={420}
      title={t('calendar.edit', { date: `${showDate(date, language)} ${showWeekday(date, language)}` })}
    >
      <form onSubmit={submit} noValidate>
        <Radio.Group
          className="calendar-kinds"
          aria-label={t('calendar.kind')}
          value={kind}
          onChange={({ target }) => setKind(target.value as Kind)}
          options={KINDS.map((value) => ({ value, label: t(`calendar.kind.${value}`) }))}
        />
        {kind === 'week' ? null : (
          <>
            <Field
              id="calendar-name"
              label={t('calendar.name')}
              error={missing ? t('calendar.name-missing') : undefined}
            >
              <Input
                id="calendar-name"
                maxLength={40}
                value={name}
                aria-invalid={missing}
                onChange={({ target }) => setName(target.value)}
              />
            </Field>
            <Field id="calendar-basis" label={t('calendar.basis')} help={t('calendar.basis-help')}>
              <Input
                id="calendar-basis"
                maxLength={200}
                value={basis}
                onChange={({ target }) => setBasis(target.value)}
              />
            </Field>
          </>
        )}
        <div className="form-actions">
          <Button onClick={onClose}>{t('calendar.cancel')}</Button>
          <Button type="primary" htmlType="submit">
            {t('calendar.apply')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
