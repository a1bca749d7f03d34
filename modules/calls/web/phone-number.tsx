import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useCommand } from '../../../web/query.ts';
import { useCommunity, useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { useShownBriefly } from '../../../web/ui/use-shown-briefly.ts';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { revealField } from '../../people/contract.ts';
import type { CalledReply } from '../contract.ts';

/** The masked number; one press shows it to be dialled for as long as the server allows, and puts that on record. */
export const PhoneNumber = ({ of }: { readonly of: CalledReply }): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const { has } = useSession();
  const command = useCommand(revealField);
  const [shown, showBriefly] = useShownBriefly();
  const reveal = async (): Promise<void> => {
    const reply = await command.run({
      params: { communityId: community.id, personId: of.personId },
      body: { field: 'phone', reason: 'emergency' },
    });
    if (reply !== undefined) showBriefly(reply);
  };
  if (of.phoneMasked === null) return <span className="why">{t('calls.no-phone')}</span>;
  if (shown !== null)
    return (
      <a className="call-now num" href={`tel:${shown}`}>
        {t('calls.call', { phone: shown })}
      </a>
    );
  // The whole number is for who may look people up; a button that is refused helps nobody in a hurry.
  if (!has('worker', 'head', 'social-worker'))
    return (
      <span className="call-phone">
        <span className="num">{of.phoneMasked}</span> <span className="why">{t('calls.office-dials')}</span>
      </span>
    );
  return (
    <span className="call-phone">
      <span className="num">{of.phoneMasked}</span>
      <Button
        size="small"
        loading={command.pending}
        aria-label={t('calls.show-phone-of', { name: of.name })}
        onClick={() => void reveal()}
      >
        {t('calls.show-phone')}
      </Button>
      <ProblemSummary problem={command.problem} />
    </span>
  );
};
