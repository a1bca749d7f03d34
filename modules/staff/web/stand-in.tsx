import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useCommand, useReply } from '../../../web/query.ts';
import { useCommunity, useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { today } from '../../../web/ui/dates.ts';
import { Card, DueNote, Empty, Field, SectionTitle } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { getWorkbench, handOverCases, listCases, type CaseSummary } from '../../casework/contract.ts';
import { findStandIn } from '../contract.ts';

const FIELDS = { away: 'stand-in-away', toWorkerId: 'stand-in-to', reason: 'stand-in-reason' } as const;
const MOST = 100;

interface Person {
  readonly id: string;
  readonly name: string;
}

/** What somebody has in hand: everything under way, also what waits for others. */
const useInHand = (workerId: string | null) => {
  const { id: communityId } = useCommunity();
  const list = (kind: 'open' | 'waiting') =>
    ({ params: { communityId }, query: { kind, handler: workerId ?? 'me', sort: 'due', limit: MOST } }) as const;
  const enabled = workerId !== null;
  const open = useReply(listCases, list('open'), { enabled });
  const waiting = useReply(listCases, list('waiting'), { enabled });
  return {
    cases: [...(open.data?.items ?? []), ...(waiting.data?.items ?? [])],
    arrived: open.data !== undefined && waiting.data !== undefined,
  };
};

const CaseChoice = ({
  cases,
  left,
  toggle,
}: {
  readonly cases: readonly CaseSummary[];
  readonly left: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
}): ReactNode => {
  const { show } = useText();
  return (
    <ul className="divided">
      {cases.map((of) => (
        <li key={of.id} className="stand-in-case">
          <Checkbox checked={!left.has(of.id)} onChange={() => toggle(of.id)}>
            <span className="num">{of.number}</span> {show(of.itemName ?? of.processName)} {of.personName ?? ''}
          </Checkbox>
          <DueNote daysLeft={of.workingDaysLeft} />
        </li>
      ))}
    </ul>
  );
};

/** Somebody is away: the roster proposes who stands in, and what is in hand goes over in one step. */
export const StandIn = ({ workers }: { readonly workers: readonly Person[] }): ReactNode => {
  const { t } = useText();
  const { id: communityId } = useCommunity();
  const { worker, has } = useSession();
  const [away, setAway] = useState<string | null>(has('head') ? null : worker.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState(false);
  const [told, setTold] = useState<number | null>(null);
  const command = useCommand(handOverCases, { invalidates: [listCases, getWorkbench] });
  const proposal = useReply(
    findStandIn,
    { params: { communityId }, query: { worker: away ?? worker.id, on: today() } },
    { enabled: away !== null },
  );
  const { cases, arrived } = useInHand(away);
  const proposed = away === null ? null : (proposal.data?.standIn?.id ?? null);
  const to = chosen ?? proposed;
  const caseIds = cases.map(({ id }) => id).filter((id) => !left.has(id));
  const toggle = (id: string): void =>
    setLeft((all) => new Set(all.has(id) ? [...all].filter((one) => one !== id) : [...all, id]));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setShown(true);
    if (to === null || reason.trim() === '' || caseIds.length === 0 || command.pending) return;
    const body = { caseIds, toWorkerId: to, reason: reason.trim() };
    const done = await command.run({ params: { communityId }, body });
    if (done === undefined) return;
    setTold(done.handedOver);
    setShown(false);
    setLeft(new Set());
  };
  const options = workers.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Card label={t('stand-in.title')}>
      <SectionTitle remark={t('stand-in.hint')}>{t('stand-in.title')}</SectionTitle>
      <form className="stand-in" onSubmit={(event) => void submit(event)} noValidate>
        <ProblemSummary problem={command.problem} fields={FIELDS} />
        {told === null ? null : <p role="status">{t('stand-in.done', { count: told })}</p>}
        <div className="stand-in-fields">
          <Field id={FIELDS.away} label={t('stand-in.away')}>
            <Select
              id={FIELDS.away}
              disabled={!has('head')}
              showSearch={{ optionFilterProp: 'label' }}
              options={options}
              value={away}
              onChange={(id: string) => {
                setAway(id);
                setChosen(null);
                setTold(null);
              }}
            />
          </Field>
          <Field
            id={FIELDS.toWorkerId}
            label={t('stand-in.to')}
            {...(away === null ? {} : { help: t(proposed === null ? 'stand-in.none' : 'stand-in.by-roster') })}
            error={shown && to === null ? t('handover.error-to') : undefined}
          >
            <Select
              id={FIELDS.toWorkerId}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('form.choose')}
              options={options.filter(({ value }) => value !== away)}
              value={to}
              onChange={(id: string) => setChosen(id)}
            />
          </Field>
          <Field
            id={FIELDS.reason}
            label={t('handover.reason')}
            error={shown && reason.trim() === '' ? t('handover.error-reason') : undefined}
          >
            <Input
              id={FIELDS.reason}
              maxLength={300}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </Field>
        </div>
        {away !== null && arrived && cases.length === 0 ? (
          <Empty title={t('stand-in.nothing')} hint={t('stand-in.nothing-hint')} />
        ) : (
          <CaseChoice cases={cases} left={left} toggle={toggle} />
        )}
        <Button type="primary" htmlType="submit" loading={command.pending} disabled={caseIds.length === 0}>
          {caseIds.length === 0 ? t('handover.confirm') : t('stand-in.confirm', { count: caseIds.length })}
        </Button>
      </form>
    </Card>
  );
};
