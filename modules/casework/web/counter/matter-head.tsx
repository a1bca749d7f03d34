import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { Modal } from '../../../../web/ui/modal.tsx';
import { Pill, Tag } from '../../../../web/ui/parts.tsx';
import type { MatterCheck } from '../../contract.ts';
import { DueCalendar } from '../case/due-calendar.tsx';
import { FormProcessButtons } from './by-form.tsx';
import type { FormProcess } from './use-counter.ts';

/** The promised date, which explains itself day by day when asked. */
const Promised = ({ check }: { readonly check: MatterCheck }): ReactNode => {
  const { t, show, language } = useText();
  const [asked, setAsked] = useState(false);
  const { promised } = check;
  if (promised.dueOn === null || promised.days.length <= 1)
    return <div className="counter-due">{promised.dueOn === null ? null : <b>{t('counter.due-at-once')}</b>}</div>;
  return (
    <div className="counter-due">
      <div className="sub">{t('counter.due')}</div>
      <b className="num">{showDate(promised.dueOn, language)}</b>
      {promised.provisional ? <span className="due-warn"> {t('counter.due-provisional')}</span> : null}
      <div>
        <button type="button" className="link-button" onClick={() => setAsked(true)}>
          {t('counter.due-how')}
        </button>
      </div>
      {asked ? (
        <Modal label={t('counter.due-how')} close={() => setAsked(false)}>
          <p>{show(promised.sentence)}</p>
          <DueCalendar explanation={promised} />
        </Modal>
      ) : null}
    </div>
  );
};

interface Props {
  readonly check: MatterCheck;
  readonly chooseProcess: (processId: string) => void;
  readonly changeItem: () => void;
  readonly byForm: readonly FormProcess[];
  readonly of: { readonly itemId: string; readonly personId: string | null };
}

export const MatterHead = ({ check, chooseProcess, changeItem, byForm, of }: Props): ReactNode => {
  const { t, show, language } = useText();
  const { item, process, approver } = check;
  const processes = check.processes.filter(({ id }) => byForm.every(({ processId }) => processId !== id));
  const about = [
    item.fee === null ? null : show(item.fee),
    approver?.name ?? null,
    t('counter.item-version', { version: item.version, date: showDate(item.validFrom, language) }),
  ].filter((part) => part !== null);
  return (
    <div className="counter-matter-head">
      <div>
        <h2 className="counter-item-name">{show(item.name)}</h2>
        <div className="sub counter-item-about">
          {processes.length > 1 ? (
            <Segmented
              size="small"
              aria-label={t('counter.process')}
              value={process.id}
              options={processes.map(({ id, name }) => ({ value: id, label: show(name) }))}
              onChange={(value) => chooseProcess(value)}
            />
          ) : (
            <Pill tone="brand">{show(process.name)}</Pill>
          )}
          <span>{about.join(' · ')}</span>
          {item.verifyLocally ? <Tag>{t('counter.item-verify')}</Tag> : null}
          <Button size="small" onClick={changeItem}>
            {t('counter.item-change')}
          </Button>
          <FormProcessButtons offered={byForm} of={of} />
        </div>
      </div>
      <Promised check={check} />
    </div>
  );
};
