import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useCommand } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { showDate, showWeekday } from '../../../web/ui/dates.ts';
import { ListTable } from '../../../web/ui/list-table.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { ScrollBox } from '../../../web/ui/scroll-box.tsx';
import { listDuty, setDuty, type Shift } from '../contract.ts';
import { HALVES, POSTS, type Half, type Post } from '../domain/duty.ts';

interface Props {
  readonly days: readonly string[];
  readonly shifts: readonly Shift[];
  readonly workers: readonly { readonly id: string; readonly name: string }[];
  readonly editable: boolean;
}

interface PlaceProps {
  readonly on: string;
  readonly half: Half;
  readonly post: Post;
  readonly held: Shift | undefined;
  readonly workers: Props['workers'];
  /** Null where the roster is only read. */
  readonly set: ((workerId: string | null) => void) | null;
}

const Place = ({ on, half, post, held, workers, set }: PlaceProps): ReactNode => {
  const { t, language } = useText();
  if (set === null) return held?.worker.name ?? '—';
  return (
    <Select
      className="duty-place"
      aria-label={t('duty.place', { date: showDate(on, language), half: t(`duty.${half}`), post })}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder="—"
      options={workers.map(({ id, name }) => ({ value: id, label: name }))}
      value={held?.worker.id ?? null}
      onChange={(workerId: string | null) => set(workerId ?? null)}
    />
  );
};

/** A week of half-days with its two posts. The head sets a place by choosing; it is saved at once. */
export const RosterTable = ({ days, shifts, workers, editable }: Props): ReactNode => {
  const { t, language } = useText();
  const { id: communityId } = useCommunity();
  const command = useCommand(setDuty, { invalidates: [listDuty] });
  const set = (on: string, half: Half, post: Post) => (workerId: string | null) =>
    void command.run({ params: { communityId }, body: { set: [{ on, half, post, workerId }] } });
  return (
    <>
      <ProblemSummary problem={command.problem} fields={{}} />
      <ScrollBox label={t('duty.title')}>
        <ListTable
          className="duty-table"
          heads={[
            t('duty.day'),
            ...HALVES.flatMap((half) => POSTS.map((post) => `${t(`duty.${half}`)} ${t(`duty.post-${post}`)}`)),
          ]}
        >
          {days.map((on) => (
            <tr key={on}>
              <th scope="row">
                {showDate(on, language)} <span className="why">{showWeekday(on, language)}</span>
              </th>
              {HALVES.flatMap((half) =>
                POSTS.map((post) => (
                  <td key={`${half}${post}`}>
                    <Place
                      on={on}
                      half={half}
                      post={post}
                      held={shifts.find((one) => one.on === on && one.half === half && one.post === post)}
                      workers={workers}
                      set={editable ? set(on, half, post) : null}
                    />
                  </td>
                )),
              )}
            </tr>
          ))}
        </ListTable>
      </ScrollBox>
    </>
  );
};
