import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useCommand, useReply } from '../../../../web/query.ts';
import { useSession } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { showDate, today } from '../../../../web/ui/dates.ts';
import { Card, SectionTitle } from '../../../../web/ui/parts.tsx';
import { enterGroup, getFileForms, getPerson, leaveGroup, listGroups, reviewGroup } from '../../contract.ts';
import type { PersonReply } from '../../contract.ts';
import { SelectField, TextField } from '../changes/form-parts.tsx';
import { FileDialog } from './file-dialog.tsx';

type Entry = PersonReply['groupEntries'][number];
interface DialogProps {
  readonly of: PersonReply;
  readonly close: () => void;
}

const INVALIDATES = [getPerson, listGroups];

const EnterDialog = ({ of, close }: DialogProps): ReactNode => {
  const { t, show } = useText();
  const params = { communityId: of.communityId };
  const forms = useReply(getFileForms, { params }, { staleTime: 5 * 60_000 });
  const command = useCommand(enterGroup, { invalidates: INVALIDATES });
  const [entry, setEntry] = useState({ groupId: '', classId: '', evidence: '', source: 'visit' });
  const group = forms.data?.groups.find(({ id }) => id === entry.groupId);
  const write = (part: Partial<typeof entry>): void => setEntry((all) => ({ ...all, ...part }));
  const send = async (): Promise<void> => {
    const body = { ...entry, classId: entry.classId === '' ? null : entry.classId };
    const done = await command.run({ params: { ...params, personId: of.id }, body });
    if (done !== undefined) close();
  };
  const options = (all: readonly { readonly id: string; readonly name: { zh: string; en: string } }[]) =>
    all.map(({ id, name }) => ({ value: id, label: show(name) }));
  const mine = (forms.data?.groups ?? []).filter(
    ({ id, mayDecide }) => mayDecide && !of.groupEntries.some((one) => one.id === id && one.until === null),
  );
  return (
    <FileDialog
      title={t('file.group-enter')}
      problem={command.problem}
      pending={command.pending}
      ready={entry.groupId !== ''}
      send={() => void send()}
      close={close}
    >
      <SelectField
        id="group-id"
        label={t('file.group-which')}
        value={entry.groupId}
        placeholder={t('change.choose')}
        options={options(mine)}
        choose={(groupId) => write({ groupId, classId: '' })}
      />
      {group === undefined || group.classes.length === 0 ? null : (
        <SelectField
          id="group-class"
          label={t('file.group-class')}
          value={entry.classId}
          placeholder={t('change.choose')}
          options={options(group.classes)}
          choose={(classId) => write({ classId })}
        />
      )}
      <SelectField
        id="group-source"
        label={t('change.source')}
        value={entry.source}
        options={options(forms.data?.sources ?? [])}
        choose={(source) => write({ source })}
      />
      <TextField
        id="group-evidence"
        label={t('file.group-evidence')}
        value={entry.evidence}
        write={(evidence) => write({ evidence })}
      />
    </FileDialog>
  );
};

const ReviewDialog = ({ of, entry, close }: DialogProps & { readonly entry: Entry }): ReactNode => {
  const { t } = useText();
  const [evidence, setEvidence] = useState('');
  const command = useCommand(reviewGroup, { invalidates: INVALIDATES });
  const params = { communityId: of.communityId, personId: of.id, groupId: entry.id };
  const send = async (): Promise<void> => {
    if ((await command.run({ params, body: { evidence: evidence.trim() } })) !== undefined) close();
  };
  return (
    <FileDialog
      title={t('file.group-review')}
      problem={command.problem}
      pending={command.pending}
      ready={evidence.trim() !== ''}
      send={() => void send()}
      close={close}
    >
      <TextField id="review-evidence" label={t('file.group-evidence')} value={evidence} write={setEvidence} />
    </FileDialog>
  );
};

const LeaveDialog = ({ of, entry, close }: DialogProps & { readonly entry: Entry }): ReactNode => {
  const { t, show } = useText();
  const forms = useReply(getFileForms, { params: { communityId: of.communityId } }, { staleTime: 5 * 60_000 });
  const [on, setOn] = useState(today);
  const [reason, setReason] = useState('');
  const command = useCommand(leaveGroup, { invalidates: INVALIDATES });
  const params = { communityId: of.communityId, personId: of.id, groupId: entry.id };
  const send = async (): Promise<void> => {
    if ((await command.run({ params, body: { on, reason } })) !== undefined) close();
  };
  return (
    <FileDialog
      title={t('file.group-leave')}
      problem={command.problem}
      pending={command.pending}
      ready={reason !== '' && on !== ''}
      send={() => void send()}
      close={close}
    >
      <TextField id="leave-on" type="date" label={t('change.on')} value={on} write={setOn} />
      <SelectField
        id="leave-reason"
        label={t('file.group-exit')}
        value={reason}
        placeholder={t('change.choose')}
        options={(forms.data?.exits ?? []).map(({ id, name }) => ({ value: id, label: show(name) }))}
        choose={setReason}
      />
    </FileDialog>
  );
};

const Row = ({
  entry,
  act,
}: {
  readonly entry: Entry;
  /** Null where the groups are only read. */
  readonly act: ((what: 'review' | 'leave') => void) | null;
}): ReactNode => {
  const { t, show, language } = useText();
  const isDue = entry.reviewDueOn !== null && entry.reviewDueOn <= today();
  return (
    <li>
      <span>
        {show(entry.name)}
        {entry.className === null ? null : <span className="why"> {show(entry.className)}</span>}{' '}
        <span className="why">
          {t('file.group-since', { date: showDate(entry.since, language) })} · {show(entry.source)}
          {entry.evidence === '' ? '' : ` · ${entry.evidence}`}
        </span>
        {entry.until === null ? null : (
          <span className="why">
            {' '}
            {t('file.group-left', {
              date: showDate(entry.until, language),
              reason: entry.exit === null ? '' : show(entry.exit),
            })}
          </span>
        )}
      </span>
      {entry.until !== null ? null : (
        <span>
          {entry.reviewDueOn === null ? null : (
            <span className={isDue ? 'due-bad' : 'why'}>
              {t('file.group-due', { date: showDate(entry.reviewDueOn, language) })}
            </span>
          )}
          {act === null ? null : (
            <>
              {entry.reviewDueOn === null ? null : (
                <Button type="link" size="small" onClick={() => act('review')}>
                  {t('file.group-review')}
                </Button>
              )}
              <Button type="link" size="small" onClick={() => act('leave')}>
                {t('file.group-leave')}
              </Button>
            </>
          )}
        </span>
      )}
    </li>
  );
};

/** The groups somebody belongs to or belonged to, with what they rest on and when they are looked at again. */
export const PersonGroups = ({ of }: { readonly of: PersonReply }): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  const [open, setOpen] = useState<'enter' | { what: 'review' | 'leave'; entry: Entry } | null>(null);
  const mayWrite = has('worker', 'head') && of.mergedInto === null;
  const close = (): void => setOpen(null);
  return (
    <Card label={t('file.groups')}>
      <SectionTitle
        {...(mayWrite
          ? {
              remark: (
                <Button size="small" onClick={() => setOpen('enter')}>
                  {t('file.group-enter')}
                </Button>
              ),
            }
          : {})}
      >
        {t('file.groups')}
      </SectionTitle>
      {of.groupEntries.length === 0 ? (
        <p className="sub">{t('file.groups-none')}</p>
      ) : (
        <ul className="person-rows">
          {of.groupEntries.map((entry) => (
            <Row
              key={entry.id + entry.since}
              entry={entry}
              act={mayWrite ? (what) => setOpen({ what, entry }) : null}
            />
          ))}
        </ul>
      )}
      {open === 'enter' ? <EnterDialog of={of} close={close} /> : null}
      {open !== null && open !== 'enter' && open.what === 'review' ? (
        <ReviewDialog of={of} entry={open.entry} close={close} />
      ) : null}
      {open !== null && open !== 'enter' && open.what === 'leave' ? (
        <LeaveDialog of={of} entry={open.entry} close={close} />
      ) : null}
    </Card>
  );
};
