import '../people.css';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BodyOf, ReplyOf } from '../../../../platform/contract.ts';
import { paths } from '../../../../web/paths.ts';
import { useCommand, useReply } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, Page, Tag } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { ScrollBox } from '../../../../web/ui/scroll-box.tsx';
import { decideDuplicate, findPeople, getDuplicate, getPerson, listDuplicates } from '../../contract.ts';
import { TextField } from '../changes/form-parts.tsx';

type Pair = ReplyOf<typeof getDuplicate>;
type Field = Pair['fields'][number];
type Which = 'left' | 'right';
type Choice = Which | 'both';
type Choices = Readonly<Record<string, Choice>>;

const SIDES: readonly Which[] = ['left', 'right'];

const Head = ({
  pair,
  keep,
  setKeep,
}: {
  readonly pair: Pair;
  readonly keep: Which;
  readonly setKeep: (side: Which) => void;
}): ReactNode => {
  const { t, show } = useText();
  return (
    <tr>
      <th scope="col">{t('duplicates.field')}</th>
      {SIDES.map((side) => (
        <th key={side} scope="col">
          <b>{pair[side].name}</b>
          <div className="why num">
            {t('duplicates.has', {
              cases: pair[side].has.cases,
              visits: pair[side].has.visits,
              documents: pair[side].has.documents,
              consents: pair[side].has.consents,
            })}
          </div>
          <div>
            {pair[side].has.groups.map((group) => (
              <Tag key={group.zh}>{show(group)}</Tag>
            ))}
          </div>
          <label className="check-field">
            <input type="radio" name="keep" checked={keep === side} onChange={() => setKeep(side)} />{' '}
            {t('duplicates.keep-this')}
          </label>
        </th>
      ))}
    </tr>
  );
};

const Row = ({
  field,
  choice,
  choose,
}: {
  readonly field: Field;
  readonly choice: Choice;
  readonly choose: (choice: Choice) => void;
}): ReactNode => {
  const { t, show } = useText();
  const differs = !field.same && field.left !== null && field.right !== null;
  const label = show(field.label);
  return (
    <tr className={differs ? 'pair-differs' : ''}>
      <th scope="row">
        {label}
        {field.same ? <span className="why"> {t('duplicates.same-value')}</span> : null}
        {differs ? (
          <label className="check-field">
            <input
              type="radio"
              name={field.id}
              aria-label={`${label}：${t('duplicates.both')}`}
              checked={choice === 'both'}
              onChange={() => choose('both')}
            />{' '}
            {t('duplicates.both')}
          </label>
        ) : null}
      </th>
      {SIDES.map((side) => (
        <td key={side}>
          <div className="num">{field[side] ?? '—'}</div>
          <div className="why">{side === 'left' ? field.leftFrom : field.rightFrom}</div>
          {differs ? (
            <label className="check-field">
              <input
                type="radio"
                name={field.id}
                aria-label={`${label}：${t(`duplicates.${side}`)}`}
                checked={choice === side}
                onChange={() => choose(side)}
              />{' '}
              {t('duplicates.take')}
            </label>
          ) : null}
        </td>
      ))}
    </tr>
  );
};

type Decision = BodyOf<typeof decideDuplicate>['decision'];

const Comparison = ({ communityId, pair }: { readonly communityId: string; readonly pair: Pair }): ReactNode => {
  const { t } = useText();
  const navigate = useNavigate();
  const weight = (side: Which): number => pair[side].has.cases + pair[side].has.visits + pair[side].has.documents;
  const [keep, setKeep] = useState<Which>(weight('right') > weight('left') ? 'right' : 'left');
  const [choices, setChoices] = useState<Choices>({});
  const [reason, setReason] = useState('');
  const command = useCommand(decideDuplicate, { invalidates: [listDuplicates, getDuplicate, getPerson, findPeople] });
  const send = async (decision: Decision): Promise<void> => {
    const body = { decision, reason: reason.trim() };
    const reply = await command.run({ params: { communityId, pairId: pair.id }, body });
    if (reply === undefined) return;
    void navigate({ href: reply.keptId === null ? paths.duplicates() : paths.person(communityId, reply.keptId) });
  };
  const same: Decision = {
    kind: 'same',
    keep,
    fields: { ...choices },
    leftVersion: pair.left.version,
    rightVersion: pair.right.version,
  };
  return (
    <Card label={t('duplicates.compare')}>
      <ProblemSummary problem={command.problem} fields={{ reason: 'pair-reason' }} />
      <p className="pair-reasons">
        {pair.reasons.map((one) => (
          <Tag key={one}>{t(`duplicates.reason.${one}`)}</Tag>
        ))}
      </p>
      <ScrollBox label={t('duplicates.compare')}>
        <table className="list-table people-table pair-table">
          <thead>
            <Head pair={pair} keep={keep} setKeep={setKeep} />
          </thead>
          <tbody>
            {pair.fields.map((field) => (
              <Row
                key={field.id}
                field={field}
                choice={choices[field.id] ?? keep}
                choose={(choice) => setChoices((all) => ({ ...all, [field.id]: choice }))}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {pair.decision === null ? (
        <>
          <TextField id="pair-reason" label={t('change.reason')} value={reason} write={setReason} />
          <div className="form-buttons">
            <Button
              type="primary"
              disabled={reason.trim() === ''}
              loading={command.pending}
              onClick={() => void send(same)}
            >
              {t('duplicates.is-same')}
            </Button>
            <Button
              disabled={reason.trim() === ''}
              loading={command.pending}
              onClick={() => void send({ kind: 'different' })}
            >
              {t('duplicates.is-different')}
            </Button>
          </div>
          {reason.trim() === '' ? <p className="why">{t('duplicates.reason-first')}</p> : null}
        </>
      ) : (
        <p role="status">{t(`duplicates.decided-${pair.decision}`)}</p>
      )}
    </Card>
  );
};

/** Two records side by side, field by field; somebody decides. */
export const ComparePage = (): ReactNode => {
  const { t } = useText();
  const { communityId = '', pairId = '' } = useParams({ strict: false });
  const query = useReply(getDuplicate, { params: { communityId, pairId } });
  return (
    <Page title={t('duplicates.compare')} sub={t('duplicates.sub')}>
      <Loaded of={query} card lines={10}>
        {(pair) => <Comparison key={pair.id} communityId={communityId} pair={pair} />}
      </Loaded>
    </Page>
  );
};
