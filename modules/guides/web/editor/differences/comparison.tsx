import type { ReactNode } from 'react';
import { useReply } from '../../../../../web/query.ts';
import { useText } from '../../../../../web/texts.tsx';
import { Loaded } from '../../../../../web/ui/loaded.tsx';
import { Card, Empty } from '../../../../../web/ui/parts.tsx';
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
  const compared = useReply(compareItems, { params: { itemId }, query: { from, to } }, { staleTime: 0 });
  return (
    <Loaded of={compared} card lines={8}>
      {({ comparable, items }) =>
        comparable ? (
          <DifferencesView
            of={items}
            names={{
              facts: [...(parts?.facts ?? []), ...figures],
              departments: parts?.departments ?? [],
              items: parts?.items ?? [],
            }}
          />
        ) : (
          <Card>
            <Empty title={t('editor.not-comparable')} />
          </Card>
        )
      }
    </Loaded>
  );
};
