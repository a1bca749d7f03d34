import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { Card, Empty } from '../../../../web/ui/parts.tsx';
import { useFocusAtStart } from '../../../../web/ui/use-focus-at-start.ts';
import type { FormProcess, MatterState } from './use-counter.ts';

interface Chosen {
  readonly itemId: string;
  readonly personId: string | null;
}

/** Service types of an item that are registered with a form of their own; item and person go along. */
export const FormProcessButtons = ({
  offered,
  of,
  main = false,
}: {
  readonly offered: readonly FormProcess[];
  readonly of: Chosen;
  readonly main?: boolean;
}): ReactNode => {
  const { t, show } = useText();
  const navigate = useNavigate();
  const start = useFocusAtStart<HTMLButtonElement>();
  return offered.map(({ processId, name }, index) => {
    const first = main && index === 0;
    return (
      <Button
        key={processId}
        type={first ? 'primary' : 'default'}
        size={main ? 'large' : 'small'}
        // Whoever chose an item by keys goes on with Enter.
        ref={first ? start : null}
        onClick={() =>
          void navigate({
            href: paths.newCase(processId, {
              item: of.itemId,
              ...(of.personId === null ? {} : { person: of.personId }),
            }),
          })
        }
      >
        {t('counter.register-with', { process: show(name) })}
      </Button>
    );
  });
};

/** The head of an item whose service types all have a form of their own, and the way there. */
export const MatterByForm = ({
  matter,
  of,
  changeItem,
}: {
  readonly matter: MatterState;
  readonly of: Chosen;
  readonly changeItem: () => void;
}): ReactNode => {
  const { t, show } = useText();
  const { guide, byForm } = matter;
  if (guide === undefined) return null;
  return (
    <Card label={t('counter.item')} className="counter-matter">
      <h2 className="counter-item-name">{show(guide.name)}</h2>
      <div className="sub counter-item-about">
        <span>{[show(guide.fee), show(guide.department.name)].join(' · ')}</span>
        <Button size="small" onClick={changeItem}>
          {t('counter.item-change')}
        </Button>
      </div>
      {byForm.length === 0 ? (
        <Empty title={t('counter.item-not-offered')} />
      ) : (
        <>
          <ul className="counter-by-form-flow">
            {guide.flow.map((step) => (
              <li key={step.zh}>{show(step)}</li>
            ))}
          </ul>
          <p className="sub">{t('counter.by-form-hint')}</p>
          <div className="counter-by-form">
            <FormProcessButtons offered={byForm} of={of} main />
          </div>
        </>
      )}
    </Card>
  );
};
