import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../../platform/contract.ts';
import { paths } from '../../../../web/paths.ts';
import { useCommand, useReply } from '../../../../web/query.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { Pill } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { useDebounced } from '../../../../web/ui/use-debounced.ts';
import { actOnCase, getCase, listCases, listNearbyCases } from '../../contract.ts';
import type { FieldValues } from '../case/action-input.ts';
import type { Opening } from './opening-form.ts';

type Nearby = ReplyOf<typeof listNearbyCases>['items'][number];

/** Long enough that no question goes out in the middle of a word. */
const PAUSE_MILLISECONDS = 400;

const word = (value: FieldValues[string] | undefined): string => (typeof value === 'string' ? value.trim() : '');

const NearbyRow = ({ of, values }: { readonly of: Nearby; readonly values: FieldValues }): ReactNode => {
  const { t, show, language } = useText();
  const community = useCommunity();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const command = useCommand(actOnCase, { invalidates: [getCase, listCases, listNearbyCases] });
  const join = async (): Promise<void> => {
    if (of.join === null || command.pending) return;
    const given = Object.entries({ seen: word(values['seen']), contactPhone: word(values['contactPhone']) });
    const done = await command.run({
      params: { communityId: community.id, caseId: of.id },
      body: {
        action: of.join,
        input: Object.fromEntries(given.filter(([, value]) => value !== '')),
        expectedVersion: of.version,
      },
    });
    if (done === undefined) return;
    message.success(t('nearby.joined', { number: of.number }));
    await navigate({ href: paths.case(community.id, of.id), ignoreBlocker: true });
  };
  return (
    <li>
      <Link to={paths.case(community.id, of.id)} target="_blank">
        {show(of.title)}
      </Link>{' '}
      <Pill tone={of.stateKind === 'done' ? 'plain' : 'brand'}>{show(of.stateName)}</Pill>{' '}
      <span className="why num">
        {of.number} · {showDate(of.openedAt.slice(0, 10), language)} · {t('nearby.reports', { count: of.reports })}
      </span>
      <ProblemSummary problem={command.problem} />
      {of.join === null ? null : (
        <Button
          size="small"
          loading={command.pending}
          aria-label={t('nearby.join-of', { number: of.number })}
          onClick={() => void join()}
        >
          {t('nearby.join')}
        </Button>
      )}
    </li>
  );
};

/** As soon as it is said what and where: whether somebody has reported that already. */
export const NearbyCases = ({
  opening,
  values,
}: {
  readonly opening: Opening;
  readonly values: FieldValues;
}): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const { nearby } = opening.form;
  const kind = useDebounced(nearby === null ? '' : word(values[nearby.kind]), PAUSE_MILLISECONDS);
  const place = useDebounced(nearby === null ? '' : word(values[nearby.place]), PAUSE_MILLISECONDS);
  const query = useReply(
    listNearbyCases,
    { params: { communityId: community.id }, query: { processId: opening.processId, kind, place } },
    { enabled: kind !== '' && place !== '', keepPrevious: true },
  );
  const items = kind === '' || place === '' ? [] : (query.data?.items ?? []);
  return (
    <div aria-live="polite">
      {items.length === 0 ? null : (
        <section className="opening-nearby" aria-label={t('nearby.title', { days: query.data?.withinDays ?? 0 })}>
          <b>{t('nearby.title', { days: query.data?.withinDays ?? 0 })}</b>
          <p className="why">{t('nearby.hint')}</p>
          <ul>
            {items.map((one) => (
              <NearbyRow key={one.id} of={one} values={values} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
};
