import type { ReactNode } from 'react';
import { useReply } from '../../../../../web/query.ts';
import { useText } from '../../../../../web/texts.tsx';
import { Card, Empty, Skeleton } from '../../../../../web/ui/parts.tsx';
import { LoadFailed } from '../../../../../web/ui/problem.tsx';
import { compareItems } from '../../../contract.ts';
import { useEditorParts } from '../editor-parts.ts';
import type { FeelName } from '../feel-reading.ts';
import { DifferencesView } from './differences-view.tsx';

/** The differences between two versions of an item, each named as the contract names it. */
export const Comparison = ({
  itemId,
  from,
  to,
  figures,
}: {
  readonly itemId: string;
  readonly from: string;
  readonly to: string;
  /** Figures of the item, which its rules name. */
  readonly figures: readonly FeelName[];
}): ReactNode => {
  const { t } = useText();
  const { parts } = useEditorParts();
  const { data, isError, error, refetch } = useReply(
    compareItems,
    { params: { itemId }, query: { from, to } },
    { staleTime: 0 },
  );
  if (isError)
    return (
      <Card>
        <LoadFailed error={error} retry={() => void refetch()} />
      </Card>
    );
  if (data === undefined)
    return (
      <Card>
        <Skeleton lines={8} />
      </Card>
    );
  if (!data.comparable)
    return (
      <Card>
        <Empty title={t('editor.not-comparable')} />
      </Card>
    );
  const names = {
    facts: [...(parts?.facts ?? []), ...figures],
    departments: parts?.departments ?? [],
    items: parts?.items ?? [],
  };
  return <DifferencesView of={data.items} names={names} />;
};
