import '../../guides.css';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { Card, Skeleton } from '../../../../../web/ui/parts.tsx';
import { LoadFailed } from '../../../../../web/ui/problem.tsx';
import type { GuideReply } from '../../../contract.ts';
import { GuideCheckCard } from '../../guide-check.tsx';
import { GuideLimits } from '../../guide-limits.tsx';
import { GuideMaterials } from '../../guide-materials.tsx';
import { GuideOtherMatters, GuideParameters } from '../../guide-rules.tsx';
import { GuideSide } from '../../guide-side.tsx';
import { Switch } from '../switch.tsx';
import { ResidentPreview } from './resident-preview.tsx';
import type { Preview } from './use-preview.ts';

const VIEWS = ['staff', 'resident', 'try'] as const;
type View = (typeof VIEWS)[number];

const Shown = ({
  view,
  guide,
  preview,
}: {
  readonly view: View;
  readonly guide: GuideReply;
  readonly preview: Preview;
}): ReactNode => {
  const { show } = useText();
  const { check } = preview;
  if (view === 'resident') return <ResidentPreview of={guide} />;
  if (view === 'try')
    return (
      <div className="guide guide-column">
        <GuideCheckCard check={check} />
        <GuideMaterials of={guide} check={check.data} />
      </div>
    );
  return (
    <div className="guide guide-column">
      <Card>
        <h2>{show(guide.name)}</h2>
        <p className="why">
          {show(guide.fee)} · {show(guide.department.name)}
        </p>
      </Card>
      <GuideMaterials of={guide} check={undefined} />
      <GuideLimits of={guide} />
      <GuideParameters of={guide} />
      <GuideOtherMatters of={guide} />
      <GuideSide of={guide} check={undefined} />
    </div>
  );
};

/** The guide as workers and residents will see it, and a trial with the facts of an imagined person. */
export const PreviewPane = ({ preview }: { readonly preview: Preview }): ReactNode => {
  const { t } = useText();
  const [view, setView] = useState<View>('staff');
  const { guide, error } = preview;
  return (
    <section aria-label={t('editor.preview')} className="edit-preview">
      <Switch
        label={t('editor.preview')}
        options={VIEWS.map((value) => ({ value, label: t(`editor.preview.${value}`) }))}
        value={view}
        onChange={setView}
      />
      {error !== null && error !== undefined ? (
        <Card>
          <LoadFailed error={error} />
        </Card>
      ) : guide === undefined ? (
        <Card>
          <Skeleton lines={10} />
        </Card>
      ) : guide === null ? (
        <Card>
          <p className="why">{t('editor.preview-mistaken')}</p>
        </Card>
      ) : (
        <Shown view={view} guide={guide} preview={preview} />
      )}
    </section>
  );
};
