import './people.css';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../platform/contract.ts';
import { paths } from '../../../web/paths.ts';
import { useCommand, useReply } from '../../../web/query.ts';
import { useCommunity, useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { showDate, today } from '../../../web/ui/dates.ts';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Empty, Page, Pill, SectionTitle, Tag } from '../../../web/ui/parts.tsx';
import { listGroups, saveOwnGroup } from '../contract.ts';
import type { GroupRule } from '../contract.ts';
import { CheckField, TextField } from './changes/form-parts.tsx';
import { FileDialog } from './file/file-dialog.tsx';

type Reply = ReplyOf<typeof listGroups>;

const Reviews = ({ communityId, of }: { readonly communityId: string; readonly of: Reply }): ReactNode => {
  const { t, show, language } = useText();
  return (
    <Card label={t('groups.due')}>
      <SectionTitle>{t('groups.due')}</SectionTitle>
      {of.reviews.length === 0 ? (
        <Empty title={t('groups.due-none')} hint={t('groups.due-none-hint')} />
      ) : (
        <ul className="person-rows">
          {of.reviews.map((review) => (
            <li key={review.person.id + review.group.id}>
              <span>
                <Link to={paths.person(communityId, review.person.id)}>{review.person.name}</Link>{' '}
                <span className="why">
                  {show(review.group.name)} · {review.address ?? ''}
                </span>
              </span>
              <span className={review.dueOn <= today() ? 'due-bad' : 'why'}>
                {t('file.group-due', { date: showDate(review.dueOn, language) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {of.more ? <p className="why">{t('groups.more')}</p> : null}
    </Card>
  );
};

const Rule = ({ group }: { readonly group: GroupRule }): ReactNode => {
  const { t, show } = useText();
  const rules = [
    group.fromAge === null ? null : t('groups.by-age', { age: group.fromAge }),
    group.decidedBy.length === 1 && group.decidedBy[0] === 'head' ? t('groups.head-decides') : null,
    group.needsEvidence ? t('groups.evidence') : null,
    group.reviewMonths === null ? null : t('groups.every', { months: group.reviewMonths }),
  ].filter((rule) => rule !== null);
  return (
    <li>
      <span>
        <Tag care={group.care}>{show(group.name)}</Tag> {group.own ? <Pill tone="brand">{t('groups.own')}</Pill> : null}{' '}
        <span className="why">{[...rules, group.basis].join(' · ')}</span>
        {group.classes.length === 0 ? null : (
          <div className="why">{group.classes.map(({ name }) => show(name)).join('、')}</div>
        )}
      </span>
      <Link to={paths.people({ group: group.id })}>{t('groups.people', { count: group.people })}</Link>
    </li>
  );
};

const OwnGroupDialog = ({
  communityId,
  close,
}: {
  readonly communityId: string;
  readonly close: () => void;
}): ReactNode => {
  const { t } = useText();
  const command = useCommand(saveOwnGroup, { invalidates: [listGroups] });
  const [entry, setEntry] = useState({ name: '', basis: '', months: '', validFrom: today(), care: false });
  const write = (part: Partial<typeof entry>): void => setEntry((all) => ({ ...all, ...part }));
  const send = async (): Promise<void> => {
    const { name, basis, validFrom, care } = entry;
    const reviewMonths = entry.months === '' ? null : Number(entry.months);
    const done = await command.run({ params: { communityId }, body: { name, basis, care, reviewMonths, validFrom } });
    if (done !== undefined) close();
  };
  return (
    <FileDialog
      title={t('groups.add')}
      problem={command.problem}
      pending={command.pending}
      ready={entry.name.trim() !== '' && entry.basis.trim() !== '' && entry.validFrom !== ''}
      send={() => void send()}
      close={close}
    >
      <TextField
        id="own-name"
        label={t('groups.name')}
        value={entry.name}
        write={(name) => write({ name })}
        most={30}
      />
      <TextField
        id="own-basis"
        label={t('groups.basis')}
        value={entry.basis}
        write={(basis) => write({ basis })}
        most={120}
      />
      <TextField
        id="own-months"
        type="number"
        label={t('groups.months')}
        value={entry.months}
        write={(months) => write({ months })}
      />
      <TextField
        id="own-from"
        type="date"
        label={t('groups.from')}
        value={entry.validFrom}
        write={(validFrom) => write({ validFrom })}
      />
      <CheckField label={t('groups.care')} checked={entry.care} set={(care) => write({ care })} />
    </FileDialog>
  );
};

/** Groups with their rules, and whose belonging is to be looked at again. */
export const GroupsPage = (): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  const { id: communityId } = useCommunity();
  const query = useReply(listGroups, { params: { communityId } });
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={t('groups.title')}
      sub={t('groups.sub')}
      actions={has('head') ? <Button onClick={() => setAdding(true)}>{t('groups.add')}</Button> : undefined}
    >
      <Loaded of={query} card lines={10}>
        {(of) => (
          <div className="person-columns">
            <Reviews communityId={communityId} of={of} />
            <Card label={t('groups.list')}>
              <SectionTitle>{t('groups.list')}</SectionTitle>
              <ul className="person-rows">
                {of.groups.map((group) => (
                  <Rule key={group.id} group={group} />
                ))}
              </ul>
            </Card>
          </div>
        )}
      </Loaded>
      {adding ? <OwnGroupDialog communityId={communityId} close={() => setAdding(false)} /> : null}
    </Page>
  );
};
