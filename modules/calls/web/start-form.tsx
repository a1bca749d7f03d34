import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../platform/contract.ts';
import { paths } from '../../../web/paths.ts';
import { useCommand } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { newId } from '../../../web/ui/new-id.ts';
import { Card, Field, SectionTitle } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { listRollCalls, startRollCall, type getCallList } from '../contract.ts';

type CallList = ReplyOf<typeof getCallList>;

export interface ChosenPart {
  readonly help: string | undefined;
  readonly grid: string | undefined;
  readonly building: string | undefined;
}

/** One word and one press: the people chosen below are fixed, and everybody can begin to call. */
export const StartForm = ({
  of,
  part,
  caseId: wanted,
}: {
  readonly of: CallList;
  readonly part: ChosenPart;
  readonly caseId: string | undefined;
}): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const navigate = useNavigate();
  const command = useCommand(startRollCall, { invalidates: [listRollCalls] });
  // Pressing twice after a lost connection is still one roll call.
  const [id] = useState(newId);
  const [caseId, setCaseId] = useState<string | null>(of.cases.find((one) => one.id === wanted)?.id ?? null);
  const chosen = of.cases.find((one) => one.id === caseId);
  const [title, setTitle] = useState('');
  const [missing, setMissing] = useState(false);
  const words = title.trim() === '' ? (chosen?.title ?? '') : title.trim();
  const start = async (): Promise<void> => {
    setMissing(words === '');
    if (words === '' || command.pending) return;
    const done = await command.run({
      params: { communityId: community.id },
      body: {
        id,
        title: words,
        caseId,
        help: part.help === undefined ? [] : [part.help],
        gridId: part.grid ?? null,
        buildingId: part.building ?? null,
      },
    });
    if (done !== undefined) await navigate({ href: paths.rollCall(community.id, done.rollCallId) });
  };
  return (
    <Card label={t('calls.start')}>
      <SectionTitle>{t('calls.start')}</SectionTitle>
      <p className="why">{t('calls.start-hint', { count: of.people.length })}</p>
      <ProblemSummary problem={command.problem} />
      <div className="calls-start">
        <Field
          id="roll-call-title"
          label={t('calls.start-title')}
          error={missing ? t('calls.start-title-needed') : undefined}
        >
          <Input
            id="roll-call-title"
            maxLength={100}
            placeholder={chosen?.title ?? t('calls.start-title-help')}
            value={title}
            onChange={({ target }) => setTitle(target.value)}
            onPressEnter={() => void start()}
          />
        </Field>
        {of.cases.length === 0 ? null : (
          <Field id="roll-call-case" label={t('calls.case')}>
            <Select<string>
              id="roll-call-case"
              value={caseId ?? ''}
              options={[
                { value: '', label: t('calls.case-none') },
                ...of.cases.map((one) => ({ value: one.id, label: `${one.title} ${one.number}` })),
              ]}
              onChange={(value) => setCaseId(value === '' ? null : value)}
            />
          </Field>
        )}
        <Button type="primary" loading={command.pending} disabled={of.people.length === 0} onClick={() => void start()}>
          {t('calls.go')}
        </Button>
      </div>
    </Card>
  );
};
