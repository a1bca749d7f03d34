import './counter.css';
import { useSearch } from '@tanstack/react-router';
import { App } from 'antd';
import { useState } from 'react';
import type { Dispatch, ReactNode } from 'react';
import { call } from '../../../../web/api.ts';
import { ProblemError } from '../../../../web/http.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { newId } from '../../../../web/ui/new-id.ts';
import { Card, Skeleton, useDocumentTitle } from '../../../../web/ui/parts.tsx';
import { LoadFailed, ProblemSummary, useProblemText } from '../../../../web/ui/problem.tsx';
import { usePageFocus, useScans } from '../../../../web/ui/scanner.tsx';
import { readSetting, writeSetting } from '../../../../web/ui/settings.ts';
import { identifyPerson } from '../../../people/contract.ts';
import type { CaseReply } from '../../contract.ts';
import { ActionBar } from './action-bar.tsx';
import { ActionDialog } from './action-dialog.tsx';
import { MatterByForm } from './by-form.tsx';
import { useChangedAddress, useDraftFromAddress, type CounterAddress } from './counter-address.ts';
import { Conditions } from './conditions.tsx';
import type { CounterChange, CounterForm } from './counter-form.ts';
import { ItemPicker } from './item-picker.tsx';
import { Materials } from './materials.tsx';
import { MatterFields } from './matter-fields.tsx';
import { MatterHead } from './matter-head.tsx';
import { OpenedPanel, printIssued } from './opened-panel.tsx';
import { PersonPanel } from './person-panel.tsx';
import { PersonPicker } from './person-picker.tsx';
import { SidePanel } from './side-panel.tsx';
import { useCounterForm, useCounterPerson, useDraft, useMatterCheck, type MatterState } from './use-counter.ts';
import { useOpenMatter } from './use-open-matter.ts';

/** A card read at the counter brings its holder, whatever has the focus, and keeps the matter that was chosen. */
const useCardReader = (choose: (personId: string) => void): void => {
  const { t } = useText();
  const { id: communityId } = useCommunity();
  const { message } = App.useApp();
  const words = useProblemText();
  useScans((code) => {
    if (code.kind !== 'id-number') return false;
    call(identifyPerson, { params: { communityId }, body: { idNumber: code.value } }).then(
      ({ person }) => {
        if (person === null) message.warning(t('counter.person-unknown-card'));
        else choose(person.id);
      },
      (error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        message.error(words(error.problem));
      },
    );
    return true;
  });
};

const Matter = ({
  form,
  matter,
  change,
}: {
  readonly form: CounterForm;
  readonly matter: MatterState;
  readonly change: Dispatch<CounterChange>;
}): ReactNode => {
  const { t } = useText();
  const { check } = matter;
  const changeItem = (): void => change({ type: 'choose-item', itemId: null });
  const of = { itemId: form.itemId ?? '', personId: form.personId };
  if (matter.onlyByForm) return <MatterByForm matter={matter} of={of} changeItem={changeItem} />;
  if (matter.error !== null) return <LoadFailed error={matter.error} />;
  if (check === undefined)
    return (
      <Card className="counter-matter">
        <Skeleton lines={12} />
      </Card>
    );
  return (
    <Card label={t('counter.item')} className={`counter-matter${matter.current ? '' : ' counter-asking'}`}>
      <MatterHead
        check={check}
        chooseProcess={(processId) => change({ type: 'choose-process', processId })}
        changeItem={changeItem}
        byForm={matter.byForm}
        of={of}
      />
      <Conditions
        check={check}
        asked={form.asked}
        answer={(asked) => change({ type: 'answer', asked })}
        takeBack={(factId) => change({ type: 'take-back', factId })}
      />
      <Materials
        check={check}
        toggle={(ids) => {
          for (const materialId of ids) change({ type: 'toggle-material', materialId });
        }}
      />
      <MatterFields form={form} check={check} write={(part) => change({ type: 'write', part })} />
    </Card>
  );
};

const useTitle = (form: CounterForm, matter: MatterState): string => {
  const { show } = useText();
  const person = useCounterPerson(form.personId);
  const parts = [person.data?.name, matter.guide === undefined ? undefined : show(matter.guide.name)];
  return parts.filter((part) => part !== undefined).join(' · ');
};

const usePrinting = () => {
  const [printing, setPrinting] = useState(() => readSetting('print-at-once') !== 'off');
  return {
    printing,
    setPrinting: (next: boolean): void => {
      writeSetting('print-at-once', next ? 'on' : 'off');
      setPrinting(next);
    },
  };
};

/** The one window: the person left, the matter in the middle, what follows right, what can be done below. */
export const CounterPage = (): ReactNode => {
  const { t } = useText();
  const search: CounterAddress = useSearch({ strict: false });
  const [form, change] = useCounterForm({
    personId: search.person ?? null,
    itemId: search.item ?? null,
    continues: search.continues ?? null,
  });
  const [opened, setOpened] = useState<CaseReply | null>(null);
  const { printing, setPrinting } = usePrinting();
  const matter = useMatterCheck(form);
  const title = useTitle(form, matter);
  const draft = useDraft(form, title === '' ? t('counter.title') : title, opened !== null);
  const open = useOpenMatter(form, matter.processId, matter.check, (of) => {
    setOpened(of);
    if (printing) printIssued(of, 'a4');
  });
  const choosePerson = (personId: string | null): void => change({ type: 'choose-person', personId });
  useChangedAddress(search, (part) => {
    // What was just opened is done; whoever chooses something new begins a new matter.
    if (opened !== null) change({ type: 'start-over', keep: 'nothing', draftId: newId() });
    setOpened(null);
    if (part.item !== undefined) change({ type: 'choose-item', itemId: part.item });
    if (part.person !== undefined) change({ type: 'choose-person', personId: part.person });
  });
  useDraftFromAddress(search.draft, (loaded) => change({ type: 'load', form: loaded }));
  useCardReader(choosePerson);
  useDocumentTitle(t('counter.title'), open.problem !== null);
  const focused = usePageFocus();

  if (opened !== null)
    return (
      <OpenedPanel
        of={opened}
        again={(keep) => {
          change({ type: 'start-over', keep, draftId: newId() });
          setOpened(null);
        }}
      />
    );
  const ready = matter.check !== undefined && matter.current && form.personId !== null;
  return (
    <div className="counter">
      <h1 className="visually-hidden">{t('counter.title')}</h1>
      {focused ? null : <div className="counter-blur">{t('counter.blur')}</div>}
      {open.asking === null ? <ProblemSummary problem={open.problem} /> : null}
      <div className="counter-columns">
        {form.personId === null ? (
          <PersonPicker choose={choosePerson} />
        ) : (
          <PersonPanel personId={form.personId} change={() => choosePerson(null)} />
        )}
        {form.itemId === null ? (
          <ItemPicker focus={form.personId !== null} choose={(itemId) => change({ type: 'choose-item', itemId })} />
        ) : (
          <Matter form={form} matter={matter} change={change} />
        )}
        {matter.check === undefined ? null : (
          <SidePanel check={matter.check} chooseItem={(itemId) => change({ type: 'choose-item', itemId })} />
        )}
      </div>
      <ActionBar
        check={ready ? matter.check : undefined}
        draft={draft}
        pending={open.pending}
        printing={printing}
        setPrinting={setPrinting}
        take={open.take}
      />
      {open.asking === null || matter.check === undefined ? null : (
        <ActionDialog
          action={open.asking}
          check={matter.check}
          pending={open.pending}
          problem={open.problem}
          send={(input) => void open.send(open.asking as never, input)}
          close={open.cancel}
        />
      )}
    </div>
  );
};
