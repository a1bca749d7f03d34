import './calls.css';
import { Link, useParams } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../platform/contract.ts';
import { fileUrl } from '../../../web/api.ts';
import { paths } from '../../../web/paths.ts';
import { useCommand, useReply } from '../../../web/query.ts';
import { useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { showMoment } from '../../../web/ui/dates.ts';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Page, Pill, SectionTitle, type Tone } from '../../../web/ui/parts.tsx';
import { printDocument } from '../../../web/ui/print.ts';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import {
  endRollCall,
  exportCallSheet,
  getRollCall,
  listRollCalls,
  printCallSheet,
  type EntryReply,
  type ProgressReply,
} from '../contract.ts';
import { CALL_STATES, isSettled, type CallState } from '../domain/roll-call.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import { byBuilding, CalledPerson } from './called-person.tsx';

type RollCall = ReplyOf<typeof getRollCall>;
type Shown = 'open' | 'all' | CallState;

/** Several people work on one roll call: what the others did has to be seen without asking for it. */
const LOOK_AGAIN_MILLISECONDS = 5_000;

const TONES: Readonly<Record<CallState, Tone>> = {
  waiting: 'plain',
  reached: 'ok',
  'not-reached': 'warn',
  'needs-help': 'bad',
  'moved-to-safety': 'ok',
  elsewhere: 'plain',
};

const Bar = ({ of }: { readonly of: ProgressReply }): ReactNode => {
  const { t } = useText();
  return (
    <span className="call-bar">
      <progress max={of.people} value={of.settled} aria-label={t('calls.progress')} />
      <span className="num">{t('calls.settled', { settled: of.settled, people: of.people })}</span>
    </span>
  );
};

const Progress = ({
  of,
  shown,
  choose,
}: {
  readonly of: RollCall;
  readonly shown: Shown;
  readonly choose: (next: Shown) => void;
}): ReactNode => {
  const { t } = useText();
  const open = of.progress.people - of.progress.settled;
  const choices: readonly (readonly [Shown, string, number])[] = [
    ['open', t('calls.open-ones'), open],
    ['all', t('calls.everybody'), of.progress.people],
    ...CALL_STATES.map((state) => [state, t(`calls.state.${state}`), of.progress[state]] as const),
  ];
  return (
    <Card label={t('calls.progress')}>
      <SectionTitle remark={<Bar of={of.progress} />}>{t('calls.progress')}</SectionTitle>
      <fieldset className="calls-kinds">
        <legend>{t('calls.show-state')}</legend>
        {choices.map(([id, label, count]) => (
          <Button
            key={id}
            type={shown === id ? 'primary' : 'default'}
            aria-pressed={shown === id}
            onClick={() => choose(id)}
          >
            {label} <span className="num">{count}</span>
          </Button>
        ))}
      </fieldset>
      <ul className="call-buildings" aria-label={t('calls.by-building')}>
        {of.buildings.map(({ buildingId, name, progress }) => (
          <li key={buildingId ?? ''}>
            <span>{name === '' ? t('calls.without-home') : name}</span> <Bar of={progress} />
            {progress['needs-help'] === 0 ? null : (
              <Pill tone="bad">
                {t('calls.state.needs-help')} {progress['needs-help']}
              </Pill>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
};

const Entry = ({
  of,
  rollCall,
  said,
}: {
  readonly of: EntryReply;
  readonly rollCall: RollCall;
  readonly said: (words: string) => void;
}): ReactNode => {
  const { t, language } = useText();
  return (
    <li>
      <CalledPerson of={of} kinds={rollCall.kinds} />
      <div className="call-found">
        <Pill tone={TONES[of.state]}>{t(`calls.state.${of.state}`)}</Pill>{' '}
        {of.note === '' ? null : <span>{of.note} </span>}
        {of.by === null || of.at === null ? null : (
          <span className="why">{t('calls.said', { name: of.by, at: showMoment(of.at, language) })}</span>
        )}
      </div>
      {rollCall.endedAt === null ? <AnswerButtons of={of} rollCallId={rollCall.id} said={said} /> : null}
    </li>
  );
};

const Sheets = ({ of, communityId }: { readonly of: RollCall; readonly communityId: string }): ReactNode => {
  const { t } = useText();
  const { modal } = App.useApp();
  const input = { params: { communityId }, query: { rollCall: of.id } };
  const whole = { params: { communityId }, query: { rollCall: of.id, phones: 'full' as const } };
  const askForPhones = (): void => {
    modal.confirm({
      title: t('calls.print-phones-title'),
      content: t('calls.print-phones-lead', { count: of.people.length }),
      okText: t('calls.print'),
      cancelText: t('calls.cancel'),
      onOk: () => printDocument(fileUrl(printCallSheet, whole)),
    });
  };
  return (
    <>
      <Button onClick={() => printDocument(fileUrl(printCallSheet, input))}>{t('calls.print')}</Button>
      {of.mayPrintPhones ? <Button onClick={askForPhones}>{t('calls.print-phones')}</Button> : null}
      <Button href={fileUrl(exportCallSheet, input)}>{t('calls.export')}</Button>
    </>
  );
};

const EndButton = ({ of, communityId }: { readonly of: RollCall; readonly communityId: string }): ReactNode => {
  const { t } = useText();
  const { modal } = App.useApp();
  const command = useCommand(endRollCall, { invalidates: [getRollCall, listRollCalls] });
  const open = of.progress.people - of.progress.settled;
  const ask = (): void => {
    modal.confirm({
      title: t('calls.end'),
      content: open === 0 ? t('calls.end-all') : t('calls.end-sure', { count: open }),
      okText: t('calls.end'),
      cancelText: t('calls.cancel'),
      onOk: async () => {
        await command.run({ params: { communityId, rollCallId: of.id } });
      },
    });
  };
  return (
    <>
      <ProblemSummary problem={command.problem} />
      <Button danger loading={command.pending} onClick={ask}>
        {t('calls.end')}
      </Button>
    </>
  );
};

const isShown = ({ state }: EntryReply, shown: Shown): boolean =>
  shown === 'all' || (shown === 'open' ? !isSettled(state) : state === shown);

const Content = ({ of, communityId }: { readonly of: RollCall; readonly communityId: string }): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  const [shown, setShown] = useState<Shown>(of.endedAt === null ? 'open' : 'all');
  const [words, setWords] = useState('');
  const people = of.people.filter((one) => isShown(one, shown));
  return (
    <div className="calls">
      <Progress of={of} shown={shown} choose={setShown} />
      <p role="status" className="why">
        {words}
      </p>
      {byBuilding(people).map(([building, own]) => {
        const name = building === '' ? t('calls.without-home') : building;
        return (
          <Card key={name} label={name}>
            <SectionTitle remark={t('calls.people', { count: own.length })}>{name}</SectionTitle>
            <ul className="calls-rows">
              {own.map((one) => (
                // A new version is a new form: what was typed into the old one was based on something else.
                <Entry key={`${one.personId}/${one.version}`} of={one} rollCall={of} said={setWords} />
              ))}
            </ul>
          </Card>
        );
      })}
      {of.endedAt === null && has('worker', 'head') ? <EndButton of={of} communityId={communityId} /> : null}
    </div>
  );
};

/** One roll call, worked on by several at once. */
export const RollCallPage = (): ReactNode => {
  const { t, language } = useText();
  const { communityId = '', rollCallId = '' } = useParams({ strict: false });
  const query = useReply(
    getRollCall,
    { params: { communityId, rollCallId } },
    { keepPrevious: true, refetchInterval: LOOK_AGAIN_MILLISECONDS },
  );
  const { data } = query;
  return (
    <Page
      title={data?.title ?? t('calls.roll-calls')}
      sub={
        data === undefined ? undefined : (
          <span className="why">
            {t('calls.started', { name: data.startedBy, at: showMoment(data.startedAt, language) })}
            {data.endedAt === null
              ? ''
              : ` · ${t('calls.ended', { name: data.endedBy ?? '', at: showMoment(data.endedAt, language) })}`}
            {data.case === null ? null : (
              <>
                {' · '}
                <Link to={paths.case(communityId, data.case.id)}>
                  {data.case.title} {data.case.number}
                </Link>
              </>
            )}
          </span>
        )
      }
      actions={data === undefined ? undefined : <Sheets of={data} communityId={communityId} />}
    >
      <Loaded of={query} lines={10}>
        {(of) => <Content of={of} communityId={communityId} />}
      </Loaded>
    </Page>
  );
};
