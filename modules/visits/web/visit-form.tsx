import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import type { ChangeEvent, FormEvent, ReactNode } from 'react';
import type { ReplyOf } from '../../../platform/contract.ts';
import { useCommand } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { today } from '../../../web/ui/dates.ts';
import { Card, ErrorSummary, Field, Kbd, SectionTitle } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { useConfirmKey } from '../../../web/ui/use-confirm-key.ts';
import { useLeaveGuard } from '../../../web/ui/use-leave-guard.ts';
import { clientId } from '../../field/domain/client-id.ts';
import {
  addAttachment,
  getCoverage,
  getVisitForm,
  listPlannedVisits,
  MOST_ATTACHMENTS,
  recordVisit,
} from '../contract.ts';
import type { VisitReply } from '../contract/shapes.ts';
import type { Answer } from '../domain/checklist.ts';
import { RESULTS, type VisitResult } from '../domain/visit-needs.ts';
import { attachable } from './attached-files.ts';
import { QuestionField } from './question-field.tsx';
import { isAsked, missingIn, sentAnswers, type Typed } from './visit-entry.ts';

type Form = ReplyOf<typeof getVisitForm>;

const fieldId = (checklistId: string, questionId: string): string => `visit-${checklistId}-${questionId}`;

/** Ids sort by time, as the tables want them. */
const newVisitId = (): string => clientId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

const ResultChoice = ({
  chosen,
  choose,
}: {
  readonly chosen: VisitResult | null;
  readonly choose: (one: VisitResult) => void;
}): ReactNode => {
  const { t } = useText();
  return (
    <fieldset className="visit-question">
      <legend>{t('visits.result')}</legend>
      <div className="visit-choices">
        {RESULTS.map((one, place) => (
          <label key={one} className="visit-choice">
            <input
              id={place === 0 ? 'visit-result' : undefined}
              type="radio"
              name="visit-result"
              checked={chosen === one}
              onChange={() => choose(one)}
            />
            {t(`visits.result.${one}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
};

type Position = NonNullable<VisitReply['position']>;

/** The place is noted only when somebody asks for it. */
const PlaceButton = ({
  position,
  note,
}: {
  readonly position: Position | null;
  readonly note: (one: Position) => void;
}): ReactNode => {
  const { t } = useText();
  const [failed, setFailed] = useState(false);
  const ask = (): void =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        note({ latitude: coords.latitude, longitude: coords.longitude, accuracy: Math.round(coords.accuracy) }),
      () => setFailed(true),
      { enableHighAccuracy: true, timeout: 10_000 },
    );
  return (
    <p>
      <Button onClick={ask}>{t('visits.place')}</Button>{' '}
      <span role="status" className="why">
        {position !== null
          ? t('visits.place-noted', { metres: position.accuracy })
          : failed
            ? t('visits.place-failed')
            : ''}
      </span>
    </p>
  );
};

interface NewFile {
  readonly id: string;
  readonly content: string;
}

/** Photos and recordings that go along with the visit once it is saved. */
const FilesField = ({
  of,
  add,
}: {
  readonly of: readonly NewFile[];
  readonly add: (more: readonly NewFile[]) => void;
}): ReactNode => {
  const { t } = useText();
  const [failed, setFailed] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const chosen = [...(target.files ?? [])].slice(0, MOST_ATTACHMENTS);
    target.value = '';
    const contents = await Promise.all(chosen.map(attachable));
    setFailed(contents.includes(null));
    add(contents.flatMap((content) => (content === null ? [] : [{ id: newVisitId(), content }])));
  };
  return (
    <>
      <Field
        id="visit-files"
        label={t('visits.photo')}
        help={t('visits.photo-help')}
        error={failed ? t('visits.photo-failed') : undefined}
      >
        <Button onClick={() => input.current?.click()}>{t('visits.choose-files')}</Button>
        <input
          ref={input}
          id="visit-files"
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          accept="image/*,audio/*"
          multiple
          onChange={(event) => void choose(event)}
        />
      </Field>
      {of.length === 0 ? null : (
        <p className="why">{of.map((_, place) => t('visits.attached', { number: place + 1 })).join(' · ')}</p>
      )}
    </>
  );
};

/** The checklists of the visit, without what does not follow from earlier answers. */
const Questions = ({
  of,
  typed,
  isInvalid,
  give,
}: {
  readonly of: Form['checklists'];
  readonly typed: Typed;
  readonly isInvalid: (fieldId: string) => boolean;
  readonly give: (checklistId: string, questionId: string, answer: Answer) => void;
}): ReactNode => {
  const { show } = useText();
  return of.map(({ id, name, questions }) => (
    <section key={id} aria-label={show(name)}>
      <SectionTitle>{show(name)}</SectionTitle>
      {questions
        .filter((question) => isAsked(question, typed[id] ?? {}))
        .map((question) => (
          <QuestionField
            key={question.id}
            id={fieldId(id, question.id)}
            of={question}
            answer={typed[id]?.[question.id]}
            invalid={isInvalid(fieldId(id, question.id))}
            give={(answer) => give(id, question.id, answer)}
          />
        ))}
    </section>
  ));
};

/** Records a visit. The questions appear once somebody was met. Ctrl+Enter saves. */
export const VisitForm = ({
  form,
  saved,
}: {
  readonly form: Form;
  readonly saved: (visit: VisitReply) => void;
}): ReactNode => {
  const { t, show } = useText();
  const community = useCommunity();
  const record = useCommand(recordVisit, { invalidates: [listPlannedVisits, getCoverage, getVisitForm] });
  const attach = useCommand(addAttachment);
  const visitId = useRef(newVisitId());
  const [result, setResult] = useState<VisitResult | null>(null);
  const [on, setOn] = useState(today());
  const [note, setNote] = useState('');
  const [typed, setTyped] = useState<Typed>({});
  const [position, setPosition] = useState<Position | null>(null);
  const [files, setFiles] = useState<readonly NewFile[]>([]);
  const [errors, setErrors] = useState<readonly { fieldId: string; message: string }[]>([]);
  // The visit itself is kept, but not all of its files: the line broke in between.
  const [kept, setKept] = useState<VisitReply | null>(null);
  useLeaveGuard(result !== null || note !== '' || files.length > 0);

  const give = (checklistId: string, questionId: string, answer: Answer): void =>
    setTyped((all) => ({ ...all, [checklistId]: { ...all[checklistId], [questionId]: answer } }));
  const mistakes = (): typeof errors => {
    if (result === null) return [{ fieldId: 'visit-result', message: t('visits.result-needed') }];
    if (result !== 'present') return [];
    return missingIn(form.checklists, typed).map(({ checklistId, question }) => ({
      fieldId: fieldId(checklistId, question.id),
      message: t('visits.needed', { question: show(question.ask) }),
    }));
  };
  const send = async (): Promise<void> => {
    const found = mistakes();
    setErrors(found);
    if (found.length > 0 || result === null || record.pending) return;
    const params = { communityId: community.id, visitId: visitId.current };
    const body = {
      personId: form.person.id,
      on,
      result,
      note,
      ...(form.plannedId === null ? {} : { plannedId: form.plannedId }),
      ...(result === 'present' ? { answers: sentAnswers(form.checklists, typed) } : {}),
      ...(position === null ? {} : { position }),
    };
    let visit = kept ?? (await record.run({ params, body }));
    for (const file of files) {
      if (visit === undefined) return;
      if (visit.attachments.some(({ id }) => id === file.id)) continue;
      const added: VisitReply['attachments'][number] | undefined = await attach.run({ params, body: file });
      if (added === undefined) return setKept(visit);
      visit = { ...visit, attachments: [...visit.attachments, added] };
    }
    if (visit !== undefined) saved(visit);
  };
  useConfirmKey(() => void send());
  const isInvalid = (id: string): boolean => errors.some((error) => error.fieldId === id);
  return (
    <Card label={t('visits.form')}>
      <form
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void send();
        }}
      >
        <ProblemSummary problem={record.problem ?? attach.problem} />
        {kept === null ? null : (
          <p role="status">
            {t('visits.files-left')} <Button onClick={() => saved(kept)}>{t('visits.without-files')}</Button>
          </p>
        )}
        {errors.length === 0 ? null : <ErrorSummary title={t('visits.errors')} errors={errors} />}
        <div inert={kept !== null}>
          <ResultChoice chosen={result} choose={setResult} />
          {result === 'present' ? (
            <Questions of={form.checklists} typed={typed} isInvalid={isInvalid} give={give} />
          ) : null}
          <Field id="visit-note" label={t('visits.note')}>
            <Input.TextArea
              id="visit-note"
              rows={2}
              maxLength={1_000}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          </Field>
          <Field id="visit-day" label={t('visits.day')}>
            <Input
              id="visit-day"
              type="date"
              style={{ width: 160 }}
              max={today()}
              value={on}
              onChange={({ target }) => setOn(target.value === '' ? today() : target.value)}
            />
          </Field>
          <FilesField of={files} add={(more) => setFiles((all) => [...all, ...more].slice(0, MOST_ATTACHMENTS))} />
          <PlaceButton position={position} note={setPosition} />
        </div>
        <div className="visit-buttons">
          <Button type="primary" htmlType="submit" loading={record.pending || attach.pending}>
            {t('visits.save')} <Kbd>Ctrl ↵</Kbd>
          </Button>
        </div>
      </form>
    </Card>
  );
};
