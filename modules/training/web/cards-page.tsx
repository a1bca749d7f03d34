import './training.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../platform/contract.ts';
import { paths } from '../../../web/paths.ts';
import { useCommand, useReply } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Empty, Kbd, Page, Pill } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { useShortcut } from '../../../web/ui/shortcuts.tsx';
import { getGuide } from '../../guides/contract.ts';
import { SpokenSheetView } from '../../guides/web/spoken/spoken-sheet.tsx';
import { getMyTraining, judgeTrainingCard, listTrainingCards } from '../contract.ts';

type CardReply = ReplyOf<typeof listTrainingCards>['items'][number];

const Back = ({ itemId }: { readonly itemId: string }): ReactNode => {
  const guide = useReply(getGuide, { params: { itemId } }, { staleTime: 300_000 });
  return (
    <Loaded of={guide} lines={10}>
      {(of) => <SpokenSheetView of={of} />}
    </Loaded>
  );
};

/** Say it, turn the card, judge yourself: space, then 1 or 2. */
const FlashCard = ({
  of,
  place,
  all,
  judged,
}: {
  readonly of: CardReply;
  readonly place: number;
  readonly all: number;
  readonly judged: (known: boolean) => void;
}): ReactNode => {
  const { t, show } = useText();
  const community = useCommunity();
  const [turned, setTurned] = useState(false);
  const command = useCommand(judgeTrainingCard);
  const judge = async (known: boolean): Promise<void> => {
    if (command.pending || !turned) return;
    const params = { communityId: community.id, itemId: of.itemId };
    if ((await command.run({ params, body: { known } })) !== undefined) judged(known);
  };
  useShortcut(' ', t('cards.turn'), () => setTurned(true), !turned);
  useShortcut('1', t('cards.known'), () => void judge(true), turned);
  useShortcut('2', t('cards.not-known'), () => void judge(false), turned);
  return (
    <Card label={t('cards.place', { place: place + 1, all })}>
      <div className="quiz-head">
        <span>
          <Pill tone="brand">{show(of.group.name)}</Pill> {of.due ? <Pill tone="warn">{t('cards.due')}</Pill> : null}
        </span>
        <span className="why">{t('cards.place', { place: place + 1, all })}</span>
      </div>
      <ProblemSummary problem={command.problem} />
      <div className="flash-card" role="status">
        {turned ? (
          <>
            <h2 className="quiz-ask">{show(of.name)}</h2>
            <Back itemId={of.itemId} />
          </>
        ) : (
          <div className="flash-front">
            <h2>{t('cards.ask', { item: show(of.name) })}</h2>
            <p className="sub">{t('cards.say')}</p>
          </div>
        )}
      </div>
      <div className="flash-buttons">
        {turned ? (
          <>
            <Button type="primary" disabled={command.pending} onClick={() => void judge(true)}>
              {t('cards.known')} <Kbd>1</Kbd>
            </Button>
            <Button disabled={command.pending} onClick={() => void judge(false)}>
              {t('cards.not-known')} <Kbd>2</Kbd>
            </Button>
          </>
        ) : (
          <Button className="whole" type="primary" onClick={() => setTurned(true)}>
            {t('cards.turn')} <Kbd>Space</Kbd>
          </Button>
        )}
      </div>
    </Card>
  );
};

const CardSet = ({ items, again }: { readonly items: readonly CardReply[]; readonly again: () => void }): ReactNode => {
  const { t } = useText();
  const [judgements, setJudgements] = useState<readonly boolean[]>([]);
  const present = items[judgements.length];
  if (items.length === 0) return <Empty title={t('cards.none')} />;
  if (present !== undefined)
    return (
      <FlashCard
        key={present.itemId}
        of={present}
        place={judgements.length}
        all={items.length}
        judged={(known) => setJudgements((all) => [...all, known])}
      />
    );
  const known = judgements.filter(Boolean).length;
  return (
    <Card label={t('cards.done')}>
      <Empty
        title={t('cards.done')}
        hint={t('cards.done-hint', { known, not: judgements.length - known })}
        action={
          <Button type="primary" onClick={again}>
            {t('cards.again')}
          </Button>
        }
      />
    </Card>
  );
};

const GroupChoice = ({ group }: { readonly group: string | undefined }): ReactNode => {
  const { t, show } = useText();
  const community = useCommunity();
  const navigate = useNavigate();
  const mine = useReply(getMyTraining, { params: { communityId: community.id } });
  const options = (mine.data?.groups ?? []).map(({ id, name }) => ({ value: id, label: show(name) }));
  return (
    <Select
      aria-label={t('cards.group')}
      style={{ minWidth: 200 }}
      value={group ?? ''}
      options={[{ value: '', label: t('cards.all-groups') }, ...options]}
      onChange={(chosen) => void navigate({ href: paths.trainingCards({ group: chosen }), replace: true })}
    />
  );
};

/** Ten matters to tell in one breath. */
export const CardsPage = (): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false });
  const { group } = search;
  const [set, setSet] = useState(0);
  // A set stays as it was drawn until it is through, whatever was judged meanwhile.
  const query = useReply(
    listTrainingCards,
    { params: { communityId: community.id }, query: group === undefined ? {} : { group } },
    { staleTime: Number.POSITIVE_INFINITY },
  );
  const again = async (): Promise<void> => {
    const { isSuccess } = await query.refetch();
    if (isSuccess) setSet((number) => number + 1);
  };
  return (
    <Page title={t('cards.title')} sub={t('cards.sub')} actions={<GroupChoice group={group} />}>
      <div className="quiz">
        <Loaded of={query} card lines={10}>
          {({ items }) => <CardSet key={`${group ?? ''} ${set}`} items={items} again={() => void again()} />}
        </Loaded>
        <p className="why">{t('cards.keys')}</p>
      </div>
    </Page>
  );
};
