import { Button, Input, Radio } from 'antd';
import { useMemo, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useCommand } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { Card, ErrorSummary, Field, Pill, SectionTitle } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { rateCase } from '../../contract.ts';
import type { CaseReply } from '../../contract.ts';

const LEVELS = [1, 2, 3, 4, 5] as const;
type Level = (typeof LEVELS)[number];

const RatingForm = ({
  of,
  onRated,
}: {
  readonly of: CaseReply;
  readonly onRated: (next: CaseReply) => void;
}): ReactNode => {
  const { t } = useText();
  const [level, setLevel] = useState<Level | null>(null);
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState(false);
  const command = useCommand(rateCase);
  const chooseOne = useMemo(() => [{ fieldId: 'rating-1', message: t('case.rating-choose') }], [t]);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setMissing(level === null);
    if (level === null || command.pending) return;
    const said = comment.trim();
    const next = await command.run({
      params: { communityId: of.communityId, caseId: of.id },
      body: { level, expectedVersion: of.version, ...(said === '' ? {} : { comment: said }) },
    });
    if (next !== undefined) onRated(next);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ProblemSummary problem={command.problem} />
      {missing ? <ErrorSummary title={t('action.errors')} errors={chooseOne} /> : null}
      <p className="why">{t('case.rating-record')}</p>
      <Radio.Group
        className="action-choice"
        value={level}
        onChange={({ target }) => setLevel(target.value as Level)}
        aria-label={t('case.rating')}
      >
        {LEVELS.map((one) => (
          <Radio key={one} value={one} id={`rating-${one}`}>
            {t(`case.rating.${one}`)}
          </Radio>
        ))}
      </Radio.Group>
      <Field id="rating-comment" label={`${t('case.rating-comment')}${t('action.optional')}`}>
        <Input.TextArea
          id="rating-comment"
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 5 }}
          value={comment}
          onChange={({ target }) => setComment(target.value)}
        />
      </Field>
      <Button htmlType="submit" loading={command.pending}>
        {t('case.rating-save')}
      </Button>
    </form>
  );
};

export const CaseRating = ({
  of,
  mayRecord,
  onRated,
}: {
  readonly of: CaseReply;
  readonly mayRecord: boolean;
  readonly onRated: (next: CaseReply) => void;
}): ReactNode => {
  const { t } = useText();
  const given = LEVELS.find((one) => one === of.rating);
  if (given === undefined && !(of.ratingAsked && mayRecord)) return null;
  return (
    <Card label={t('case.rating')}>
      <SectionTitle>{t('case.rating')}</SectionTitle>
      {given === undefined ? (
        <RatingForm of={of} onRated={onRated} />
      ) : (
        <Pill tone={given <= 2 ? 'ok' : given === 3 ? 'plain' : 'bad'}>{t(`case.rating.${given}`)}</Pill>
      )}
    </Card>
  );
};
