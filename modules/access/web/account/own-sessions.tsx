import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../../platform/contract.ts';
import { useCommand } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { showMoment } from '../../../../web/ui/dates.ts';
import { ListTable } from '../../../../web/ui/list-table.tsx';
import { Card, Pill, SectionTitle } from '../../../../web/ui/parts.tsx';
import { ScrollBox } from '../../../../web/ui/scroll-box.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { endOtherSessions, endSession, getOwnAccount } from '../../contract.ts';
import { deviceOf } from './device-words.ts';

type Session = ReplyOf<typeof getOwnAccount>['sessions'][number];

/** Every device one is signed in on; each can be ended from here. */
export const OwnSessions = ({ sessions }: { readonly sessions: readonly Session[] }): ReactNode => {
  const { t, language } = useText();
  const one = useCommand(endSession, { invalidates: [getOwnAccount] });
  const others = useCommand(endOtherSessions, { invalidates: [getOwnAccount] });
  const nameOf = ({ userAgent }: Session): string => {
    const { system, browser } = deviceOf(userAgent);
    if (system === '' && browser === '') return t('account.unknown-device');
    return system === '' || browser === '' ? system + browser : t('account.device-of', { system, browser });
  };
  return (
    <Card label={t('account.sessions')}>
      <SectionTitle>{t('account.sessions')}</SectionTitle>
      <p className="sub">{t('account.sessions-lead')}</p>
      <ProblemSummary problem={one.problem ?? others.problem} />
      <ScrollBox label={t('account.sessions')}>
        <ListTable heads={[t('account.device'), t('account.since'), t('account.last-used'), t('account.action')]}>
          {sessions.map((session) => (
            <tr key={session.id}>
              <th scope="row">
                {nameOf(session)}
                <div className="why">{session.address}</div>
              </th>
              <td className="nowrap num">{showMoment(session.since, language)}</td>
              <td className="nowrap num">{showMoment(session.lastUsedAt, language)}</td>
              <td className="nowrap">
                {session.isThis ? (
                  <Pill tone="ok">{t('account.this-one')}</Pill>
                ) : (
                  <button
                    type="button"
                    className="link-button"
                    aria-label={t('account.end-of', { device: nameOf(session) })}
                    disabled={one.pending}
                    onClick={() => void one.run({ params: { sessionId: session.id } })}
                  >
                    {t('account.end')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </ListTable>
      </ScrollBox>
      {sessions.length > 1 ? (
        <div className="account-buttons">
          <Button loading={others.pending} onClick={() => void others.run({})}>
            {t('account.end-others')}
          </Button>
        </div>
      ) : null}
    </Card>
  );
};
