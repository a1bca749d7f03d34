import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../web/texts.tsx';
import { PLAN_HEIGHT_MOST, PLAN_WIDTH } from '../domain/plan-shape.ts';
import type { TypedCorner } from './plan-drawing.ts';

/** Every corner as two numbers: all that the mouse does on the plan can be typed here. */
export const CornerFields = ({
  corners,
  write,
  isPosition,
}: {
  readonly corners: readonly TypedCorner[];
  readonly write: (corners: readonly TypedCorner[]) => void;
  readonly isPosition: boolean;
}): ReactNode => {
  const { t } = useText();
  const last = corners.at(-1);
  const add = (): void => write([...corners, last ?? { x: '500', y: '350' }]);
  return (
    <>
      <ol className="plan-corners" aria-label={t(isPosition ? 'plan.position' : 'plan.corners')}>
        {corners.map((corner, place) => {
          const number = place + 1;
          const change = (part: Partial<TypedCorner>): void => write(corners.with(place, { ...corner, ...part }));
          return (
            <li key={place}>
              <span className="why">{isPosition ? t('plan.position') : t('plan.corner', { number })}</span>
              <Input
                type="number"
                size="small"
                min={0}
                max={PLAN_WIDTH}
                aria-label={t('plan.x-of', { number })}
                value={corner.x}
                onChange={({ target }) => change({ x: target.value })}
              />
              <Input
                type="number"
                size="small"
                min={0}
                max={PLAN_HEIGHT_MOST}
                aria-label={t('plan.y-of', { number })}
                value={corner.y}
                onChange={({ target }) => change({ y: target.value })}
              />
              <Button
                size="small"
                aria-label={t('plan.remove-corner', { number })}
                onClick={() => write(corners.toSpliced(place, 1))}
              >
                ×
              </Button>
            </li>
          );
        })}
      </ol>
      {isPosition && corners.length > 0 ? null : (
        <div className="places-form-buttons">
          <Button size="small" onClick={add}>
            {t(isPosition ? 'plan.position' : 'plan.add-corner')}
          </Button>
        </div>
      )}
    </>
  );
};
