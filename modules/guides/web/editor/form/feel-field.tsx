import { Button, Input, Select } from 'antd';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { useEditing } from '../editing.tsx';
import { readFeel } from '../feel-reading.ts';
import type { FeelName } from '../feel-reading.ts';
import { asFeelName, figuresOf } from '../figures-of.ts';
import { useFeelWords } from '../use-feel-words.ts';
import { fieldIdOf, listAt, stepsOf, wordsAt } from '../written-form.ts';
import type { WrittenObject } from '../written-form.ts';
import { PlaceMistakes, type PlaceFieldProps } from './labelled-field.tsx';

const JOINTS = ['and', 'or', 'not(', '>=', '<=', '=', 'true', 'false', '(', ')'] as const;

/** The steps of the same calculation that stand before this one. */
const earlierSteps = (form: WrittenObject, path: string): readonly FeelName[] => {
  const [part, place, inner, index] = stepsOf(path);
  if (part !== 'calculations' || inner !== 'steps' || typeof index !== 'number') return [];
  return listAt(form, `calculations[${place}].steps`).slice(0, index).flatMap(asFeelName);
};

/** A rule over facts and figures: written by inserting their names, read back in everyday words. */
export const FeelField = ({ path, label, help, optional = false }: PlaceFieldProps): ReactNode => {
  const { t, show } = useText();
  const { form, base = form, write, mistakes, parts, readOnly } = useEditing();
  const words = useFeelWords();
  const box = useRef<HTMLDivElement>(null);
  const feel = wordsAt(form, path);
  const figures = figuresOf(base);
  const steps = earlierSteps(form, path);
  const names: readonly FeelName[] = [...parts.facts, ...figures, ...steps];
  const wrong = mistakes.some((mistake) => mistake.path === path);
  const put = (next: string): void => write(path, optional && next === '' ? undefined : next);
  const insert = (piece: string): void => {
    const area = box.current?.querySelector('textarea');
    const at = area?.selectionStart ?? feel.length;
    const [before, after] = [feel.slice(0, at), feel.slice(area?.selectionEnd ?? at)];
    const spaced = `${before === '' || /[\s(]$/.test(before) ? '' : ' '}${piece}`;
    put(before + spaced + (after === '' || /^[\s)]/.test(after) ? after : ` ${after}`));
    const caret = at + spaced.length;
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(caret, caret);
    });
  };
  const group = (title: string, of: readonly FeelName[]) =>
    of.length === 0 ? [] : [{ label: title, options: of.map((one) => ({ value: one.id, label: show(one.label) })) }];
  return (
    <div className="field" ref={box}>
      <label htmlFor={fieldIdOf(path)}>
        {label}
        {optional ? <span className="why"> {t('editor.optional')}</span> : null}
      </label>
      <Input.TextArea
        id={fieldIdOf(path)}
        className="edit-feel"
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={2000}
        spellCheck={false}
        readOnly={readOnly}
        value={feel}
        aria-invalid={wrong}
        onChange={({ target }) => put(target.value)}
      />
      {feel === '' ? null : (
        <div className="edit-feel-reading" aria-live="polite">
          <span className="why">{t('editor.feel-reads')}</span> {show(readFeel(feel, names, words))}
        </div>
      )}
      <PlaceMistakes path={path} />
      {readOnly ? null : (
        <div className="edit-feel-insert">
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            size="small"
            value={null}
            placeholder={t('editor.feel-insert')}
            aria-label={t('editor.feel-insert-into', { label })}
            options={[
              ...group(t('editor.feel-figures'), figures),
              ...group(t('editor.feel-steps'), steps),
              ...group(t('editor.feel-facts'), parts.facts),
            ]}
            onSelect={(id: string | null) => (id === null ? undefined : insert(id))}
          />
          {JOINTS.map((joint) => (
            <Button
              key={joint}
              size="small"
              title={joint}
              aria-label={t('editor.feel-insert-sign', { sign: t(`editor.joint.${joint}`) })}
              onClick={() => insert(joint)}
            >
              {t(`editor.joint.${joint}`)}
            </Button>
          ))}
        </div>
      )}
      <ChoiceValues feel={feel} names={parts.facts} onInsert={insert} />
      {help === undefined ? null : <div className="field-help">{help}</div>}
    </div>
  );
};

/** The values of a choice that the rule names, to be put after its equals sign. */
const ChoiceValues = ({
  feel,
  names,
  onInsert,
}: {
  readonly feel: string;
  readonly names: readonly FeelName[];
  readonly onInsert: (piece: string) => void;
}): ReactNode => {
  const { t, show } = useText();
  const used = new Set(feel.match(/[A-Za-z_]\w*/g));
  const choices = names.filter(({ id, choices: values }) => used.has(id) && values !== undefined);
  return choices.map(({ id, label, choices: values = [] }) => (
    <div key={id} className="edit-feel-insert">
      <span className="why">{t('editor.feel-values', { fact: show(label) })}</span>
      {values.map((value) => (
        <Button key={value.id} size="small" onClick={() => onInsert(`"${value.id}"`)}>
          {show(value.label)}
        </Button>
      ))}
    </div>
  ));
};
