import { useCallback, useMemo } from 'react';
import { type AddressedAnswers, answersOf, fragmentOf, type GivenAnswer } from './answers-in-address.ts';
import type { Trouble } from './api.ts';
import { checkQuestion, type Checked, fetchCheck, type Guide } from './guide-api.ts';
import { useOffice, useOffices } from './offices.tsx';
import { goToFragment, useFragment } from './place.tsx';
import { useAnswer } from './use-answer.ts';

/** Id of the community whose rules count here; `undefined` while the offices are being asked for. */
export const useRulesCommunity = (): string | undefined => {
  const offices = useOffices();
  const office = useOffice(offices);
  return offices === undefined ? undefined : (office?.id ?? '');
};

export interface CheckedAnswers {
  readonly addressed: AddressedAnswers;
  /** The last check that arrived, with the answers it belongs to. */
  readonly checked: Checked | undefined;
  readonly pending: boolean;
  readonly trouble: Trouble | undefined;
  readonly again: () => void;
  readonly setAnswers: (answers: readonly GivenAnswer[]) => void;
  /** What has to stand behind `#` for another device to show the same. */
  readonly fragment: string;
}

/** The answers of the address, judged by the server, which keeps none of it. */
export const useChecked = (guide: Guide, communityId: string): CheckedAnswers => {
  const fragment = useFragment();
  const addressed = useMemo(() => answersOf(fragment, guide.facts), [fragment, guide.facts]);
  const question = checkQuestion({ itemId: guide.id, communityId, answers: addressed.answers });
  const { answer, last, again } = useAnswer(question, fetchCheck);
  const write = useCallback(
    (answers: readonly GivenAnswer[]) => fragmentOf({ answers, version: guide.version, community: communityId }),
    [guide.version, communityId],
  );
  return {
    addressed,
    checked: answer?.ok === true ? answer.value : last?.ok === true ? last.value : undefined,
    pending: answer === undefined,
    trouble: answer?.ok === false ? answer.trouble : undefined,
    again,
    setAnswers: (answers) => goToFragment(write(answers)),
    fragment: write(addressed.answers),
  };
};
