import { Link } from '@tanstack/react-router';
import { Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useCommand } from '../../../../web/query.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { showMoment } from '../../../../web/ui/dates.ts';
import { Card, SectionTitle } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { discardDraft, getWorkbench } from '../../contract.ts';
import type { Workbench } from './use-workbench.ts';

/** What was begun at the counter and not finished; seen only by the person who typed it. */
export const DraftList = ({ of }: { readonly of: Workbench['drafts'] }): ReactNode => {
  const { t, language } = useText();
  const { id: communityId } = useCommunity();
  const { run, problem } = useCommand(discardDraft, { invalidates: [getWorkbench] });
  return (
    <Card label={t('workbench.drafts')}>
      <SectionTitle>{t('workbench.drafts')}</SectionTitle>
      <ProblemSummary problem={problem} />
      {of.length === 0 ? (
        <p className="why">{t('workbench.drafts-none-hint')}</p>
      ) : (
        <ul className="divided">
          {of.map(({ id, title, savedAt }) => {
            const name = title === '' ? t('workbench.draft-untitled') : title;
            return (
              <li key={id} className="link-row">
                <Link to={paths.counter({ draft: id })}>{name}</Link>
                <span className="work-side">
                  <span className="src num">{t('workbench.draft-saved', { when: showMoment(savedAt, language) })}</span>
                  <Popconfirm
                    title={t('workbench.draft-discard-sure')}
                    okText={t('workbench.draft-discard')}
                    cancelText={t('shell.cancel')}
                    onConfirm={() => void run({ params: { communityId, draftId: id } })}
                  >
                    <button
                      type="button"
                      className="link-button"
                      aria-label={t('workbench.draft-discard-of', { title: name })}
                    >
                      {t('workbench.draft-discard')}
                    </button>
                  </Popconfirm>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
};
