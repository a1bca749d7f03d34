import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../../../web/paths.ts';
import { useText } from '../../../../../web/texts.tsx';
import { showDate } from '../../../../../web/ui/dates.ts';
import { Page } from '../../../../../web/ui/parts.tsx';
import { useShortcut } from '../../../../../web/ui/shortcuts.tsx';
import type { RevisionReply } from '../../../contract.ts';
import { Comparison } from '../differences/comparison.tsx';
import { EditingProvider } from '../editing.tsx';
import type { EditorParts } from '../editor-parts.ts';
import { figuresOf } from '../figures-of.ts';
import { ItemForm } from '../form/item-form.tsx';
import { sectionOf } from '../form/sections.ts';
import type { Section } from '../form/sections.ts';
import { leadToPlace } from '../lead-to-place.ts';
import { OverlayForm } from '../overlay/overlay-form.tsx';
import { MistakeList } from '../preview/mistake-list.tsx';
import { PreviewPane } from '../preview/preview-pane.tsx';
import { usePreview } from '../preview/use-preview.ts';
import { Switch } from '../switch.tsx';
import { asForm } from './as-form.ts';
import { RevisionActions } from './revision-actions.tsx';
import { RevisionHistory, SaveTrouble, SentBackNote, StatusPill } from './revision-state.tsx';
import { useRevision } from './use-revision.ts';
import type { RevisionInHand } from './use-revision.ts';
import { YamlPane } from './yaml-pane.tsx';

type View = 'form' | 'differences' | 'yaml';
const VIEWS: readonly View[] = ['form', 'differences', 'yaml'];
const ENDING: readonly Section[] = ['ending'];

/** What the revision is compared with: the item here before it. */
const beforeOf = ({ purpose, organisation, basedOn }: RevisionReply): string => {
  if (purpose === 'overlay' && organisation !== null)
    return basedOn === null ? 'in-force' : `overlay:${organisation.id}:${basedOn}`;
  return basedOn === null ? 'in-force' : `version:${basedOn}`;
};

const Differences = ({ of }: { readonly of: RevisionInHand }): ReactNode => {
  const { t } = useText();
  const { revision, form } = of;
  const base = revision.base === null ? form : asForm(revision.base);
  if (revision.purpose === 'new-item') return <p className="why">{t('editor.all-new')}</p>;
  return (
    <Comparison
      // What is compared is what is saved: each save asks anew.
      key={revision.version}
      itemId={revision.itemId}
      from={beforeOf(revision)}
      to={`revision:${revision.id}`}
      figures={[...figuresOf(form), ...figuresOf(base)]}
    />
  );
};

const useTitle = ({ purpose, itemName, organisation }: RevisionReply): string => {
  const { t, show } = useText();
  return t(`editor.title.${purpose}`, { item: show(itemName), place: organisation?.name ?? '' });
};

/** The form with its preview, the differences and the YAML of one revision, and what may be done with it now. */
export const RevisionDesk = ({
  first,
  parts,
}: {
  readonly first: RevisionReply;
  readonly parts: EditorParts;
}): ReactNode => {
  const { t, language } = useText();
  const hand = useRevision(first);
  const { revision, form, mayWrite, write } = hand;
  const { published } = revision;
  const preview = usePreview(revision.id, form);
  const [view, setView] = useState<View>(mayWrite ? 'form' : 'differences');
  const ending = revision.purpose === 'ending';
  const [section, setSection] = useState<Section>(ending ? 'ending' : 'head');
  useShortcut('Ctrl+s', t('editor.save-now'), () => void hand.save(), mayWrite);
  const lead = (path: string): void => {
    setView('form');
    if (revision.purpose !== 'overlay' && !ending) setSection(sectionOf(path));
    requestAnimationFrame(() => leadToPlace(path));
  };
  const base = revision.base === null ? undefined : asForm(revision.base);
  const { mistakes, advice } = preview;
  const overlay = revision.purpose === 'overlay' && base !== undefined;
  return (
    <Page
      title={useTitle(revision)}
      sub={
        <>
          <StatusPill of={revision.status} />{' '}
          {published === null ? null : (
            <>{t('guide.version', { version: published.version, date: showDate(published.validFrom, language) })} </>
          )}
          {revision.purpose === 'new-item' && published === null ? null : (
            <Link to={paths.catalogueItem(revision.itemId)}>{t('editor.to-item')}</Link>
          )}
        </>
      }
      actions={
        <Switch
          label={t('editor.views')}
          value={view}
          onChange={(next) => {
            hand.clear();
            setView(next);
          }}
          options={VIEWS.map((value) => ({ value, label: t(`editor.view.${value}`) }))}
        />
      }
    >
      <SentBackNote of={revision} />
      {view === 'yaml' && hand.state !== 'stale' ? null : <SaveTrouble of={hand} />}
      <EditingProvider
        editing={{ form, base: overlay ? base : undefined, write, mistakes, parts, readOnly: !mayWrite }}
      >
        <div className="edit-columns">
          <div className="edit-main">
            {view === 'form' ? (
              overlay ? (
                <OverlayForm base={base} />
              ) : (
                <ItemForm section={section} onSection={setSection} {...(ending ? { sections: ENDING } : {})} />
              )
            ) : view === 'yaml' ? (
              <YamlPane of={hand} />
            ) : (
              <Differences of={hand} />
            )}
            {view === 'form' ? null : <RevisionHistory of={revision} />}
          </div>
          <div className="edit-side">
            <MistakeList mistakes={mistakes} advice={advice} lead={lead} />
            <PreviewPane preview={preview} />
          </div>
        </div>
        <RevisionActions of={hand} mistakes={mistakes.length} />
      </EditingProvider>
    </Page>
  );
};
