import { Button, Drawer } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { call } from '../../../../web/api.ts';
import { useCommand } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { ErrorSummary, Kbd } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { useLeaveGuard } from '../../../../web/ui/use-leave-guard.ts';
import { actOnCase, getCase } from '../../contract.ts';
import type { CaseReply } from '../../contract.ts';
import { aboutOf } from './about-case.ts';
import { ActionFieldRow, fieldId } from './action-fields.tsx';
import { type Action, askedFields, type FieldValues, inputOf, mistakesIn, startValues } from './action-input.ts';
import type { FieldMistake } from './action-input.ts';
import { firstValues, NOWHERE } from './first-values.ts';
import { givenInCase } from './given-in-case.ts';
import { useMistakeWords } from './mistake-words.ts';
import { useOpenings } from '../opening/use-openings.ts';
import { NewEntries } from './new-entries.tsx';

interface Props {
  readonly of: CaseReply;
  readonly action: Action;
  readonly onClose: () => void;
  readonly onDone: (next: CaseReply, action: Action) => void;
  /** The case changed meanwhile: the page shows the present one while the form keeps what was typed. */
  readonly onChanged: (present: CaseReply) => void;
}

/** State and sending of one action's form. */
const useActionForm = ({ of, action, onDone, onChanged }: Props) => {
  const openings = useOpenings();
  const [values, setValues] = useState<FieldValues>(() => ({
    ...startValues(action.input, of),
    ...firstValues(
      action.input.filter(({ startsWith }) => startsWith !== undefined),
      openings.data ?? NOWHERE,
      givenInCase(of),
    ),
  }));
  const [touched, setTouched] = useState(false);
  const [mistakes, setMistakes] = useState<readonly FieldMistake[]>([]);
  const [seenVersion, setSeenVersion] = useState<number | null>(null);
  const command = useCommand(actOnCase);
  const version = useRef(of.version);

  const { clear } = command;
  const isStale = command.problem?.code === 'stale-version';
  // Somebody was faster: the present case is read at once, and the form says what is new.
  useEffect(() => {
    if (!isStale) return;
    void call(getCase, { params: { communityId: of.communityId, caseId: of.id } }).then((present) => {
      setSeenVersion(version.current);
      version.current = present.version;
      clear();
      onChanged(present);
    });
  }, [isStale, of.communityId, of.id, clear, onChanged]);
  const send = async (): Promise<void> => {
    const found = mistakesIn(action.input, values);
    setMistakes(found);
    if (found.length > 0 || command.pending) return;
    const body = { action: action.id, input: inputOf(action.input, values), expectedVersion: version.current };
    const next = await command.run({ params: { communityId: of.communityId, caseId: of.id }, body });
    if (next !== undefined) onDone(next, action);
  };
  return {
    values,
    set: (id: string, value: FieldValues[string]) => {
      setTouched(true);
      setValues((all) => ({ ...all, [id]: value }));
    },
    touched,
    mistakes,
    problem: isStale ? null : command.problem,
    pending: command.pending,
    send,
    seenVersion,
  };
};

/** The keyboard starts in the first field; a group of boxes has its first box. */
const focusFirst = (action: Action): void => {
  const [first] = action.input;
  if (first === undefined) return;
  const field = document.getElementById(fieldId(first));
  (field?.querySelector<HTMLElement>('input') ?? field)?.focus();
};

/** The form of one action, drawn from its fields. Ctrl+Enter confirms, Esc leaves. */
export const ActionDrawer = (props: Props): ReactNode => {
  const { of, action, onClose } = props;
  const { t, show } = useText();
  const form = useActionForm(props);
  const words = useMistakeWords();
  const errors = useMemo(() => form.mistakes.map(words), [form.mistakes, words]);
  const fields = Object.fromEntries(action.input.map((field) => [`input.${field.id}`, fieldId(field)]));
  const stillOffered = of.availableActions.some(({ id, available }) => id === action.id && available);
  const mayLeave = useLeaveGuard(form.touched && !form.pending);
  // Escape and a click beside the drawer happen by accident; the button that cancels does not.
  const closeBySlip = async (): Promise<void> => {
    if (await mayLeave()) onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void form.send();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void form.send();
  };
  return (
    <Drawer
      open
      onClose={() => void closeBySlip()}
      onKeyDown={onKeyDown}
      afterOpenChange={(open) => (open ? focusFirst(action) : undefined)}
      title={show(action.name)}
      size={460}
      footer={
        <div className="drawer-footer">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            type="primary"
            danger={action.emphasis === 'way-out'}
            htmlType="submit"
            form="form-of-action"
            loading={form.pending}
            disabled={!stillOffered}
          >
            {t('action.confirm', { name: show(action.name) })} <Kbd>Ctrl ↵</Kbd>
          </Button>
        </div>
      }
    >
      <form id="form-of-action" onSubmit={submit} noValidate>
        <p className="sub action-of">
          {of.number} · {show(aboutOf(of))}
          {of.personName === null ? '' : ` · ${of.personName}`}
        </p>
        <ProblemSummary problem={form.problem} fields={fields} />
        {form.seenVersion === null ? null : (
          <NewEntries of={of} since={form.seenVersion} stillPossible={stillOffered} />
        )}
        {errors.length === 0 ? null : <ErrorSummary title={t('action.errors')} errors={errors} />}
        {askedFields(action.input, form.values).map((field) => (
          <ActionFieldRow
            key={field.id}
            field={field}
            of={of}
            value={form.values[field.id] ?? ''}
            error={errors.find((error) => error.fieldId === fieldId(field))?.message}
            onChange={(value) => form.set(field.id, value)}
          />
        ))}
      </form>
    </Drawer>
  );
};
