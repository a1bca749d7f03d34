import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../web/texts.tsx';
import type { ChecklistReply } from '../contract/shapes.ts';
import type { Answer } from '../domain/checklist.ts';
import { raisedBy } from './visit-entry.ts';

type Question = ChecklistReply['questions'][number];

interface Props {
  readonly id: string;
  readonly of: Question;
  readonly answer: Answer | undefined;
  readonly invalid: boolean;
  readonly give: (answer: Answer) => void;
}

/** Big choices for one thumb; the first carries the id that an error leads to. */
const Choices = ({ id, of, answer, give, multiple }: Props & { readonly multiple: boolean }): ReactNode => {
  const { t, show } = useText();
  const choices: readonly { readonly value: string | boolean; readonly label: string }[] =
    of.type === 'yes-no'
      ? [
          { value: true, label: t('visits.yes') },
          { value: false, label: t('visits.no') },
        ]
      : of.choices.map((choice) => ({ value: choice.id, label: show(choice.name) }));
  const chosen = Array.isArray(answer) ? (answer as readonly string[]) : [];
  const toggle = (value: string): void =>
    give(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <div className="visit-choices">
      {choices.map(({ value, label }, place) => (
        <label key={String(value)} className="visit-choice">
          <input
            id={place === 0 ? id : undefined}
            type={multiple ? 'checkbox' : 'radio'}
            name={id}
            checked={multiple ? chosen.includes(String(value)) : answer === value}
            onChange={() => (multiple ? toggle(String(value)) : give(value))}
          />
          {label}
        </label>
      ))}
    </div>
  );
};

/** One question of a checklist, and what its answer would raise. */
export const QuestionField = (props: Props): ReactNode => {
  const { id, of, answer, invalid, give } = props;
  const { t, show } = useText();
  const optional = of.optional ? <span className="why"> （{t('visits.optional')}）</span> : null;
  const raised = raisedBy(of, answer).map(({ title }) => (
    <div key={title.zh} className="visit-raises">
      {t('visits.will-raise', { title: show(title) })}
    </div>
  ));
  if (of.type === 'number' || of.type === 'text')
    return (
      <div className="visit-question">
        <label htmlFor={id}>
          {show(of.ask)}
          {optional}
        </label>
        <Input
          id={id}
          style={of.type === 'number' ? { width: 140 } : {}}
          inputMode={of.type === 'number' ? 'numeric' : 'text'}
          maxLength={of.type === 'number' ? 6 : 500}
          value={typeof answer === 'string' ? answer : ''}
          aria-invalid={invalid}
          addonAfter={of.unit === null ? undefined : show(of.unit)}
          onChange={({ target }) => give(target.value)}
        />
        {raised}
      </div>
    );
  return (
    <fieldset className="visit-question">
      <legend>
        {show(of.ask)}
        {optional}
      </legend>
      <Choices {...props} multiple={of.type === 'choices'} />
      {raised}
    </fieldset>
  );
};
