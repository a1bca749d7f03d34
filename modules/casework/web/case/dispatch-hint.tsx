import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useCommand, useReply } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { Card, SectionTitle } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { actOnCase, getDispatchHint, type CaseReply } from '../../contract.ts';

/** To whom a case is best given, by what it is and where; one press does it. Nothing where there is no suggestion. */
export const DispatchHint = ({
  of,
  onActed,
}: {
  readonly of: CaseReply;
  readonly onActed: (next: CaseReply) => void;
}): ReactNode => {
  const { t, show } = useText();
  const params = { communityId: of.communityId, caseId: of.id };
  const query = useReply(getDispatchHint, { params }, { enabled: of.itemId === null && of.stateKind === 'open' });
  const command = useCommand(actOnCase, { invalidates: [getDispatchHint] });
  const hint = query.data?.hint ?? null;
  const action = of.availableActions.find(({ id, available }) => available && id === hint?.action);
  if (hint === null || action === undefined) return null;
  const missing = action.input.some(({ id, required }) => required && (hint.input[id] ?? '') === '');
  const take = async (): Promise<void> => {
    const next = await command.run({
      params,
      body: { action: hint.action, input: hint.input, expectedVersion: of.version },
    });
    if (next !== undefined) onActed(next);
  };
  const words = { action: show(hint.actionName), place: hint.place ?? '', name: hint.worker?.name ?? '' };
  return (
    <Card label={t('hint.title')}>
      <SectionTitle>{t('hint.title')}</SectionTitle>
      <ProblemSummary problem={command.problem} />
      <p>
        {hint.worker !== null
          ? t('hint.to', words)
          : !missing
            ? words.action
            : t(hint.place === null ? 'hint.no-place' : 'hint.nobody', words)}{' '}
        <span className="why">{show(hint.why)}</span>
      </p>
      {missing ? null : (
        <Button loading={command.pending} onClick={() => void take()}>
          {t('hint.take')}
        </Button>
      )}
    </Card>
  );
};
