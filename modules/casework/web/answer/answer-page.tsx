import './answer.css';
import { useParams } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { Fragment, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { PublicFrame } from '../../../../web/public-frame.tsx';
import { replyKey, useCommand, useReply } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { showDate, showMoment } from '../../../../web/ui/dates.ts';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { ErrorSummary, useDocumentTitle } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import type { ReplyOf } from '../../../../platform/contract.ts';
import { getAnswer, giveAnswer } from '../../contract.ts';
import { ActionFieldRow, fieldId } from '../case/action-fields.tsx';
import { type Action, askedFields, type FieldValues, inputOf, mistakesIn, startValues } from '../case/action-input.ts';
import { useMistakeWords } from '../case/mistake-words.ts';

type Answer = ReplyOf<typeof getAnswer>;

const NOTHING = { stateKind: 'open' as const, materials: [] };

/** Phrases for the window are for the window: out here a long answer is written in a plain field. */
const plainFields = (action: Action): Action['input'] =>
  action.input.map((field) => (field.type === 'long-text' ? { ...field, type: 'text' as const } : field));

const AnswerForm = ({
  code,
  of,
  taken,
}: {
  readonly code: string;
  readonly of: Answer;
  readonly taken: () => void;
}) => {
  const { t, show } = useText();
  const client = useQueryClient();
  const words = useMistakeWords();
  const command = useCommand(giveAnswer);
  const [chosen, setChosen] = useState<Action | null>(of.actions.length === 1 ? (of.actions[0] ?? null) : null);
  const [values, setValues] = useState<FieldValues>({});
  const [mistakes, setMistakes] = useState<ReturnType<typeof mistakesIn>>([]);
  const fields = chosen === null ? [] : plainFields(chosen);
  const errors = mistakes.map(words);
  const choose = (id: string): void => {
    const action = of.actions.find((one) => one.id === id) ?? null;
    setChosen(action);
    setMistakes([]);
    setValues(action === null ? {} : startValues(action.input, NOTHING));
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (chosen === null || command.pending) return;
    const found = mistakesIn(fields, values);
    setMistakes(found);
    if (found.length > 0) return;
    const next = await command.run({ params: { code }, body: { action: chosen.id, input: inputOf(fields, values) } });
    if (next === undefined) return;
    client.setQueryData(replyKey(getAnswer, { params: { code } }), next);
    taken();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ProblemSummary problem={command.problem} fields={{}} />
      {errors.length === 0 ? null : <ErrorSummary title={t('action.errors')} errors={errors} />}
      <Radio.Group
        aria-label={t('answer.your-answer')}
        className="answer-choice"
        options={of.actions.map(({ id, name }) => ({ value: id, label: show(name) }))}
        value={chosen?.id ?? null}
        onChange={({ target }) => choose(String(target.value))}
      />
      {askedFields(fields, values).map((field) => (
        <ActionFieldRow
          key={field.id}
          field={field}
          of={NOTHING}
          value={values[field.id] ?? ''}
          error={errors.find((error) => error.fieldId === fieldId(field))?.message}
          onChange={(value) => setValues((all) => ({ ...all, [field.id]: value }))}
        />
      ))}
      <Button type="primary" size="large" block htmlType="submit" disabled={chosen === null} loading={command.pending}>
        {t('answer.send')}
      </Button>
    </form>
  );
};

const Asked = ({ of }: { readonly of: Answer }): ReactNode => {
  const { t, show, language } = useText();
  return (
    <dl className="facts">
      <dt>{t('answer.from')}</dt>
      <dd>
        {of.community.name} <span className="num">{of.community.phone}</span>
      </dd>
      <dt>{t('answer.case')}</dt>
      <dd>
        {show(of.processName)} <span className="num">{of.caseNumber}</span>
      </dd>
      {of.shown.map(({ label, value }) => (
        <Fragment key={label.zh}>
          <dt>{show(label)}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
      {of.dueOn === null ? null : (
        <>
          <dt>{t('answer.due')}</dt>
          <dd className="num">{showDate(of.dueOn, language)}</dd>
        </>
      )}
      <dt>{t('answer.valid')}</dt>
      <dd className="num">{showMoment(of.expiresAt, language)}</dd>
    </dl>
  );
};

/** An outside body answers here with its code: no account, what the slip says, and one answer. */
export const AnswerPage = (): ReactNode => {
  const { t } = useText();
  const { code = '' } = useParams({ strict: false });
  const query = useReply(getAnswer, { params: { code } }, { staleTime: Number.POSITIVE_INFINITY });
  const [thanked, setThanked] = useState(false);
  useDocumentTitle(t('answer.title'));
  return (
    <PublicFrame>
      <div className="public-panel answer-panel">
        <h1>{t('answer.title')}</h1>
        {thanked ? (
          <p role="status" className="answer-thanks">
            {t('answer.thanks')}
          </p>
        ) : null}
        <Loaded of={query} lines={6}>
          {(of) => (
            <>
              <Asked of={of} />
              {of.over && !thanked ? <p role="status">{t('answer.over')}</p> : null}
              {of.over ? null : (
                <AnswerForm
                  key={of.actions.map(({ id }) => id).join()}
                  code={code}
                  of={of}
                  taken={() => setThanked(true)}
                />
              )}
            </>
          )}
        </Loaded>
      </div>
    </PublicFrame>
  );
};
