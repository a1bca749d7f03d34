import './places.css';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useCommand, useReply } from '../../../web/query.ts';
import { useCommunity, useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { today } from '../../../web/ui/dates.ts';
import { Card, Empty, Page, SectionTitle, Skeleton } from '../../../web/ui/parts.tsx';
import { LoadFailed, ProblemSummary } from '../../../web/ui/problem.tsx';
import { ScrollBox } from '../../../web/ui/scroll-box.tsx';
import { drawPlace, getPlan, type DrawnPlace } from '../contract.ts';
import type { ShapeRule } from '../domain/plan-shape.ts';
import { CornerFields } from './corner-fields.tsx';
import { PictureUpload } from './picture-upload.tsx';
import type { Plan } from './place-replies.ts';
import { PlaceTabs } from './place-tabs.tsx';
import { cornerAt, drawable, shapeOf, typedCorners, withClick, type TypedCorner } from './plan-drawing.ts';
import { PlanPicture } from './plan-picture.tsx';

/** In the order of the tree: each grid, its micro-grids, their buildings. */
const inOrder = ({ places }: Plan): readonly DrawnPlace[] => {
  const below = (parentId: string | null): readonly DrawnPlace[] =>
    places.filter((place) => place.parentId === parentId).flatMap((place) => [place, ...below(place.id)]);
  return below(null);
};

const PlaceList = ({
  plan,
  chosenId,
  choose,
}: {
  readonly plan: Plan;
  readonly chosenId: string | null;
  readonly choose: (id: string) => void;
}): ReactNode => {
  const { t } = useText();
  const state = ({ shape }: DrawnPlace): string =>
    shape === null
      ? t('plan.not-drawn')
      : shape.type === 'Point'
        ? t('plan.positioned')
        : t('plan.drawn', { count: (shape.coordinates[0]?.length ?? 1) - 1 });
  return (
    <ul className="plan-list">
      {inOrder(plan).map((place) => (
        <li key={place.id} className={`is-${place.kind}`}>
          <button
            type="button"
            className="plain-button"
            aria-pressed={place.id === chosenId}
            onClick={() => choose(place.id)}
          >
            {place.name} <span className="src">{state(place)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
};

const Editor = ({
  place,
  corners,
  write,
}: {
  readonly place: DrawnPlace;
  readonly corners: readonly TypedCorner[];
  readonly write: (corners: readonly TypedCorner[]) => void;
}): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const command = useCommand(drawPlace, { invalidates: [getPlan] });
  const [broken, setBroken] = useState<ShapeRule | null>(null);
  const [saved, setSaved] = useState(false);
  const isPosition = place.kind === 'building';
  const change = (next: readonly TypedCorner[]): void => {
    setSaved(false);
    setBroken(null);
    write(next);
  };
  const save = async (): Promise<void> => {
    const drawn = shapeOf(corners, isPosition ? 'position' : 'boundary');
    setBroken(drawn.ok ? null : drawn.rule);
    if (!drawn.ok || command.pending) return;
    const shape = drawn.shape as DrawnPlace['shape'];
    const body = { place: { kind: place.kind, id: place.id }, shape, from: today() };
    setSaved((await command.run({ params: { communityId: community.id }, body })) !== undefined);
  };
  return (
    <Card label={place.name}>
      <SectionTitle
        remark={isPosition ? <Link to={paths.building(community.id, place.id)}>{place.name}</Link> : undefined}
      >
        {isPosition ? t('plan.position') : `${place.name} · ${t('plan.corners')}`}
      </SectionTitle>
      <p className="why">{t(isPosition ? 'plan.help-point' : 'plan.help')}</p>
      <ProblemSummary problem={command.problem} />
      {broken === null ? null : (
        <p className="field-error" role="alert">
          {t(`plan.rule.${broken}`)}
        </p>
      )}
      <CornerFields corners={corners} write={change} isPosition={isPosition} />
      <div className="places-form-buttons">
        <Button type="primary" loading={command.pending} onClick={() => void save()}>
          {t('plan.save')}
        </Button>
        <Button onClick={() => change(typedCorners(place.shape))}>{t('plan.undo')}</Button>
        <Button onClick={() => change([])}>{t('plan.clear')}</Button>
      </div>
      <p role="status" className="why">
        {saved ? t('plan.saved') : ''}
      </p>
    </Card>
  );
};

const Content = ({ plan }: { readonly plan: Plan }): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const { has } = useSession();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [corners, setCorners] = useState<readonly TypedCorner[]>([]);
  const mayDraw = has('head');
  const chosen = plan.places.find(({ id }) => id === chosenId);
  const choose = (id: string): void => {
    setChosenId(id);
    const place = plan.places.find((one) => one.id === id);
    setCorners(typedCorners(place?.shape ?? null));
  };
  const kind = chosen?.kind === 'building' ? 'position' : 'boundary';
  const drawing =
    mayDraw && chosen !== undefined
      ? {
          corners: drawable(corners),
          isPosition: kind === 'position',
          add: (x: number, y: number) => setCorners(withClick(corners, kind, cornerAt(x, y))),
          move: (place: number, x: number, y: number) => setCorners(corners.with(place, cornerAt(x, y))),
        }
      : null;
  const nothing = plan.picture === null && plan.places.every(({ shape }) => shape === null);
  return (
    <div className="plan-columns">
      <Card label={t('plan.title')}>
        {nothing && !mayDraw ? <Empty title={t('plan.none')} hint={t('plan.none-hint')} /> : null}
        <ScrollBox label={t('plan.map')}>
          <PlanPicture plan={plan} chosenId={chosenId} choose={choose} drawing={drawing} />
        </ScrollBox>
      </Card>
      <div className="plan-side">
        <Card label={t('plan.places')}>
          <SectionTitle remark={mayDraw ? t('plan.choose') : undefined}>{t('plan.places')}</SectionTitle>
          <PlaceList plan={plan} chosenId={chosenId} choose={choose} />
          {chosen?.kind === 'building' && !mayDraw ? (
            <p>
              <Link to={paths.building(community.id, chosen.id)}>{chosen.name}</Link>
            </p>
          ) : null}
        </Card>
        {mayDraw && chosen !== undefined ? (
          <Editor key={chosen.id} place={chosen} corners={corners} write={setCorners} />
        ) : null}
        {mayDraw ? <PictureUpload present={plan.picture !== null} /> : null}
      </div>
    </div>
  );
};

/** The plan of the community: boundaries of grids and positions of buildings, drawn by the head. */
export const PlanPage = (): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const query = useReply(getPlan, { params: { communityId: community.id } });
  return (
    <Page title={t('plan.title')}>
      <PlaceTabs />
      {query.data === undefined ? (
        <Card>
          {query.isError ? (
            <LoadFailed error={query.error} retry={() => void query.refetch()} />
          ) : (
            <Skeleton lines={10} />
          )}
        </Card>
      ) : (
        <Content plan={query.data} />
      )}
    </Page>
  );
};
