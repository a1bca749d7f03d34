import './places.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useCommand, useReply } from '../../../web/query.ts';
import { useCommunity, useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { showDate, today } from '../../../web/ui/dates.ts';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Empty, Page, SectionTitle } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
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
  on,
  corners,
  write,
  outlined,
  outline,
}: {
  readonly place: DrawnPlace;
  /** The day the plan is shown of: a change holds from it unless another day is given. */
  readonly on: string;
  readonly outlined: boolean;
  readonly outline: (outlined: boolean) => void;
  readonly corners: readonly TypedCorner[];
  readonly write: (corners: readonly TypedCorner[]) => void;
}): ReactNode => {
  const { t, language } = useText();
  const community = useCommunity();
  const command = useCommand(drawPlace, { invalidates: [getPlan] });
  const [broken, setBroken] = useState<ShapeRule | null>(null);
  const [saved, setSaved] = useState(false);
  const [from, setFrom] = useState(on);
  const isBuilding = place.kind === 'building';
  const change = (next: readonly TypedCorner[]): void => {
    setSaved(false);
    setBroken(null);
    write(next);
  };
  const save = async (): Promise<void> => {
    const drawn = shapeOf(corners, isBuilding ? 'building' : 'boundary');
    setBroken(drawn.ok ? null : drawn.rule);
    if (!drawn.ok || command.pending) return;
    const shape = drawn.shape as DrawnPlace['shape'];
    const body = { place: { kind: place.kind, id: place.id }, shape, from };
    setSaved((await command.run({ params: { communityId: community.id }, body })) !== undefined);
  };
  return (
    <Card label={place.name}>
      <SectionTitle
        remark={isBuilding ? <Link to={paths.building(community.id, place.id)}>{place.name}</Link> : undefined}
      >
        {outlined ? `${place.name} · ${t('plan.corners')}` : t('plan.position')}
      </SectionTitle>
      {isBuilding ? (
        <Checkbox checked={outlined} onChange={({ target }) => outline(target.checked)}>
          {t('plan.outline')}
        </Checkbox>
      ) : null}
      <p className="why">{t(outlined ? 'plan.help' : 'plan.help-point')}</p>
      <ProblemSummary problem={command.problem} />
      {broken === null ? null : (
        <p className="field-error" role="alert">
          {t(`plan.rule.${broken}`)}
        </p>
      )}
      <CornerFields corners={corners} write={change} isPosition={!outlined} />
      <label className="plan-from">
        {t('plan.from')}{' '}
        <Input type="date" value={from} onChange={({ target }) => setFrom(target.value === '' ? on : target.value)} />
      </label>
      {from > today() ? <p className="why">{t('plan.ahead', { day: showDate(from, language) })}</p> : null}
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
  const [outlined, setOutlined] = useState(false);
  const mayDraw = has('head');
  const chosen = plan.places.find(({ id }) => id === chosenId);
  const choose = (id: string): void => {
    setChosenId(id);
    const place = plan.places.find((one) => one.id === id);
    setCorners(typedCorners(place?.shape ?? null));
    setOutlined(place?.kind !== 'building' || place.shape?.type === 'Polygon');
  };
  const drawing =
    mayDraw && chosen !== undefined
      ? {
          corners: drawable(corners),
          isPosition: !outlined,
          add: (x: number, y: number) => setCorners(withClick(corners, cornerAt(x, y), outlined)),
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
          <Editor
            key={chosen.id}
            place={chosen}
            on={plan.on}
            corners={corners}
            write={setCorners}
            outlined={outlined}
            outline={(next) => {
              setOutlined(next);
              if (!next) setCorners(corners.slice(0, 1));
            }}
          />
        ) : null}
        {mayDraw ? <PictureUpload present={plan.picture !== null} /> : null}
      </div>
    </div>
  );
};

/** Any day of the past or to come; the days on which the plan changes are offered. */
const DayChoice = ({ plan, show }: { readonly plan: Plan; readonly show: (day: string) => void }): ReactNode => {
  const { t, language } = useText();
  const days = [...new Set([...plan.days, today()])].toSorted().toReversed();
  const words = (day: string): string => {
    if (day === today()) return t('plan.today');
    return `${showDate(day, language)}${day > today() ? ` · ${t('plan.to-come')}` : ''}`;
  };
  return (
    <span className="plan-days">
      <label>
        {t('plan.as-of')}{' '}
        <Input
          type="date"
          value={plan.on}
          onChange={({ target }) => (target.value === '' ? undefined : show(target.value))}
        />
      </label>
      <Select
        aria-label={t('plan.days')}
        placeholder={t('plan.days')}
        value={days.includes(plan.on) ? plan.on : null}
        options={days.map((day) => ({ value: day, label: words(day) }))}
        onChange={show}
      />
    </span>
  );
};

/** Nobody should take the plan of another day for today’s. */
const OtherDay = ({ on, back }: { readonly on: string; readonly back: () => void }): ReactNode => {
  const { t, language } = useText();
  const now = today();
  if (on === now) return null;
  const day = showDate(on, language);
  return (
    <p className="plan-other-day" role="status">
      {t(on > now ? 'plan.of-later' : 'plan.of-before', { day })}
      <Button size="small" onClick={back}>
        {t('plan.back-to-today')}
      </Button>
    </p>
  );
};

/** The plan of the community: boundaries of grids and positions of buildings, drawn by the head. */
export const PlanPage = (): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const navigate = useNavigate();
  const { on }: { on?: string } = useSearch({ strict: false });
  const query = useReply(
    getPlan,
    { params: { communityId: community.id }, query: on === undefined ? {} : { on } },
    { keepPrevious: true },
  );
  const show = (day: string): void =>
    void navigate({ href: paths.plan(day === today() ? {} : { on: day }), replace: true });
  return (
    <Page
      title={t('plan.title')}
      actions={query.data === undefined ? undefined : <DayChoice plan={query.data} show={show} />}
    >
      <PlaceTabs />
      <Loaded of={query} card lines={10}>
        {(plan) => (
          <>
            <OtherDay on={plan.on} back={() => show(today())} />
            <Content key={plan.on} plan={plan} />
          </>
        )}
      </Loaded>
    </Page>
  );
};
