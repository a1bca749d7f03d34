import { Button } from 'antd';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useCommand } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { Card, ErrorSummary } from '../../../../web/ui/parts.tsx';
import { useFocusAtStart } from '../../../../web/ui/use-focus-at-start.ts';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { actOnCase, getWorkbench, listCases } from '../../contract.ts';
import type { CaseReply } from '../../contract.ts';
import { ActionFieldRow, fieldId } from '../case/action-fields.tsx';
import { type Action, askedFields, type FieldMistake, inputOf, mistakesIn } from '../case/action-input.ts';
import { firstValues, type StartingPoint } from '../case/first-values.ts';
import { givenInCase } from '../case/given-in-case.ts';
import { useMistakeWords } from '../case/mistake-words.ts';

/** The main action of what was just registered, filled in as far as it is known: one tap when that is all of it. */
export const NextAction = ({
  of,
  action,
  known,
  done,
}: {
  readonly of: CaseReply;
  readonly action: Action;
  readonly known: StartingPoint;
  readonly done: (next: CaseReply) => void;
}): ReactNode => {
  const { t, show } = useText();
  const command = useCommand(actOnCase, { invalidates: [listCases, getWorkbench] });
  const [values, setValues] = useState(() => firstValues(action.input, known, givenInCase(of)));
  const [mistakes, setMistakes] = useState<readonly FieldMistake[]>([]);
  const start = useFocusAtStart<HTMLButtonElement>();
  const words = useMistakeWords();
  const errors = mistakes.map(words);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = mistakesIn(action.input, values);
    setMistakes(found);
    if (found.length > 0 || command.pending) return;
    const body = { action: action.id, input: inputOf(action.input, values), expectedVersion: of.version };
    const next = await command.run({ params: { communityId: of.communityId, caseId: of.id }, body });
    if (next !== undefined) done(next);
  };
  return (
    <Card label={show(action.name)}>
      <form className="opening-form opening-next" noValidate onSubmit={(event) => void send(event)}>
        <p className="opening-registered" role="status">
          {t('opening.registered-next', { number: of.number })}
        </p>
        <ProblemSummary problem={command.problem} />
        {errors.length === 0 ? null : <ErrorSummary title={t('action.errors')} errors={errors} />}
        <div className="opening-buttons">
          <Button type="primary" size="large" htmlType="submit" loading={command.pending} ref={start}>
            {show(action.name)}
          </Button>
        </div>
        <div className="opening-fields">
          {askedFields(action.input, values).map((field) => (
            <ActionFieldRow
              key={field.id}
              field={field}
              of={of}
              value={values[field.id] ?? ''}
              error={errors.find((error) => error.fieldId === fieldId(field))?.message}
              onChange={(value) => setValues((all) => ({ ...all, [field.id]: value }))}
            />
          ))}
        </div>
      </form>
    </Card>
  );
};
