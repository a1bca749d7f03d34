import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Problem } from '../../platform/contract.ts';
import { useText } from '../texts.tsx';
import { ProblemSummary } from './problem.tsx';
import { useShownBriefly, type Shown } from './use-shown-briefly.ts';

/** A masked value that is shown whole for a while to who asks; the trail keeps who did. */
export const HiddenValue = ({
  masked,
  label,
  pending,
  problem,
  reveal,
}: {
  readonly masked: string;
  /** What it is the value of. */
  readonly label: string;
  readonly pending: boolean;
  readonly problem: Problem | null;
  /** Undefined when it was refused; `problem` then says why. */
  readonly reveal: () => Promise<Shown | undefined>;
}): ReactNode => {
  const { t } = useText();
  const [shown, showBriefly] = useShownBriefly();
  if (shown !== null) return <b className="num">{shown}</b>;
  const open = async (): Promise<void> => {
    const opened = await reveal();
    if (opened !== undefined) showBriefly(opened);
  };
  return (
    <>
      <span className="why num">{masked}</span>{' '}
      <Button
        size="small"
        type="link"
        loading={pending}
        aria-label={t('case.reveal-of', { label })}
        onClick={() => void open()}
      >
        {t('case.reveal')}
      </Button>
      <ProblemSummary problem={problem} />
    </>
  );
};
