import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { Pill } from '../../../../../web/ui/parts.tsx';
import { useEditing } from '../editing.tsx';
import { PlaceMistakes } from '../form/labelled-field.tsx';
import { BasisFields } from '../form/text-fields.tsx';
import { DateField } from '../form/value-fields.tsx';
import { fieldIdOf, listAt, writeAt } from '../written-form.ts';
import type { WrittenObject } from '../written-form.ts';
import { changeOf, changesOf } from './overlay-changes.ts';
import type { Target } from './overlay-changes.ts';

/** What every local change says beside itself: on what it rests and how long it holds. */
const Shared = ({ path }: { readonly path: string }): ReactNode => {
  const { t } = useText();
  return (
    <>
      <BasisFields path={`${path}.basis`} />
      <details className="edit-dates">
        <summary>{t('editor.change-dates')}</summary>
        <div className="edit-row">
          <DateField path={`${path}.validFrom`} label={t('editor.change-from')} optional />
          <DateField path={`${path}.validTo`} label={t('editor.change-to')} optional />
        </div>
      </details>
      <PlaceMistakes path={path} />
    </>
  );
};

const usePutChanges = () => {
  const { form, write } = useEditing();
  const changes = listAt(form, 'changes');
  return {
    start: (change: WrittenObject): void => {
      write('changes', [...changes, { ...change, basis: { source: '' } }]);
      const id = fieldIdOf(`changes[${changes.length}]`);
      requestAnimationFrame(() =>
        document.getElementById(id)?.querySelector<HTMLElement>('input, textarea, select')?.focus(),
      );
    },
    drop: (path: string): void => {
      const rest = listAt(writeAt(form, path, undefined), 'changes');
      write('changes', rest);
    },
  };
};

const OneChange = ({
  path,
  name,
  back,
  children,
}: {
  readonly path: string;
  readonly name: string;
  /** What the button says that takes the change away. */
  readonly back: string;
  readonly children: ReactNode;
}): ReactNode => {
  const { readOnly } = useEditing();
  const { drop } = usePutChanges();
  return (
    <div className="edit-change" id={fieldIdOf(path)} role="group" aria-label={name} tabIndex={-1}>
      {children}
      <Shared path={path} />
      {readOnly ? null : (
        <Button size="small" aria-label={`${back}：${name}`} onClick={() => drop(path)}>
          {back}
        </Button>
      )}
    </div>
  );
};

/** One part of the base, read-only, with the offer to do it another way here. */
export const ChangeHere = ({
  name,
  said,
  ways,
}: {
  readonly name: string;
  /** What the base says. */
  readonly said?: ReactNode;
  readonly ways: readonly {
    readonly target: Target;
    readonly button: string;
    readonly start: () => WrittenObject;
    readonly renderFields: (path: string) => ReactNode;
  }[];
}): ReactNode => {
  const { t } = useText();
  const { form, readOnly } = useEditing();
  const { start } = usePutChanges();
  const placed = ways.map((way) => ({ ...way, path: changeOf(form, way.target) }));
  const changed = placed.some(({ path }) => path !== undefined);
  return (
    <div className={changed ? 'edit-base edit-base-changed' : 'edit-base'}>
      <div className="edit-base-line">
        <span>
          <b>{name}</b> {said} {changed ? <Pill tone="brand">{t('editor.changed-here')}</Pill> : null}
        </span>
        {readOnly ? null : (
          <span className="edit-base-ways">
            {placed
              .filter(({ path }) => path === undefined)
              .map(({ target, button, start: first }) => (
                <Button
                  key={target.part}
                  size="small"
                  aria-label={`${button}：${name}`}
                  onClick={() => start({ part: target.part, ...first() })}
                >
                  {button}
                </Button>
              ))}
          </span>
        )}
      </div>
      {placed.map(({ path, target, button, renderFields }) =>
        path === undefined ? null : (
          <OneChange key={target.part} path={path} name={`${name} ${button}`} back={t('editor.back-to-base')}>
            {renderFields(path)}
          </OneChange>
        ),
      )}
    </div>
  );
};

/** Something that only this place has. */
export const AddHere = ({
  part,
  add,
  start,
  renderFields,
}: {
  readonly part: string;
  readonly add: string;
  /** Absent where nothing is left that could be added. */
  readonly start: (() => WrittenObject) | undefined;
  readonly renderFields: (path: string) => ReactNode;
}): ReactNode => {
  const { t } = useText();
  const { form, readOnly } = useEditing();
  const { start: put } = usePutChanges();
  return (
    <>
      {changesOf(form, part).map((path, index) => (
        <div key={path} className="edit-base edit-base-changed">
          <Pill tone="brand">{t('editor.added-here')}</Pill>
          <OneChange path={path} name={`${add} ${index + 1}`} back={t('editor.remove')}>
            {renderFields(path)}
          </OneChange>
        </div>
      ))}
      {readOnly || start === undefined ? null : (
        <Button className="edit-add" onClick={() => put({ part, ...start() })}>
          + {add}
        </Button>
      )}
    </>
  );
};
