import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { Pill } from '../../../../../web/ui/parts.tsx';
import { mistakesIn, useEditing } from '../editing.tsx';
import { fieldIdOf, listAt, moved } from '../written-form.ts';
import type { Written } from '../written-form.ts';
import { PlaceMistakes } from './labelled-field.tsx';

const EntryActions = ({
  name,
  first,
  last,
  onMove,
  onRemove,
}: {
  readonly name: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}): ReactNode => {
  const { t } = useText();
  return (
    <div className="edit-entry-actions">
      <Button size="small" disabled={first} aria-label={t('editor.up-of', { name })} onClick={() => onMove(-1)}>
        {t('editor.up')}
      </Button>
      <Button size="small" disabled={last} aria-label={t('editor.down-of', { name })} onClick={() => onMove(1)}>
        {t('editor.down')}
      </Button>
      <Button size="small" danger aria-label={t('editor.remove-of', { name })} onClick={onRemove}>
        {t('editor.remove')}
      </Button>
    </div>
  );
};

/** What was open stays open when entries change places or go. */
const shifted = (open: ReadonlySet<number>, place: (index: number) => number | undefined): ReadonlySet<number> =>
  new Set([...open].flatMap((index) => place(index) ?? []));

/**
 * A list in the written form. Each entry is folded under its name and says how much is wrong in it; entries are
 * added, moved and taken out here, so that a section only says what one entry consists of.
 */
export const ListPart = ({
  path,
  add,
  empty,
  fresh,
  nameOf,
  children,
}: {
  readonly path: string;
  /** Without it, entries are added elsewhere. */
  readonly add?: string;
  readonly empty: string;
  readonly fresh?: (list: readonly Written[]) => Written;
  readonly nameOf: (entry: Written) => string;
  readonly children: (path: string) => ReactNode;
}): ReactNode => {
  const { t } = useText();
  const { form, write, mistakes, readOnly } = useEditing();
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const list = listAt(form, path);
  const put = (next: readonly Written[]): void => write(path, next.length === 0 ? undefined : next);
  const toggle = (index: number, isOpen: boolean): void =>
    setOpen((before) => {
      if (before.has(index) === isOpen) return before;
      return isOpen ? new Set([...before, index]) : shifted(before, (one) => (one === index ? undefined : one));
    });
  const move = (index: number, by: -1 | 1): void => {
    put(moved(list, index, by));
    setOpen((before) => shifted(before, (one) => (one === index ? index + by : one === index + by ? index : one)));
  };
  const remove = (index: number): void => {
    put(list.toSpliced(index, 1));
    setOpen((before) => shifted(before, (one) => (one === index ? undefined : one > index ? one - 1 : one)));
  };
  return (
    <div className="edit-list" id={fieldIdOf(path)} tabIndex={-1}>
      {list.length === 0 ? <p className="why">{empty}</p> : null}
      {list.map((entry, index) => {
        const place = `${path}[${index}]`;
        const name = nameOf(entry);
        const wrong = mistakesIn(mistakes, place).length;
        return (
          <details
            // Entries have no identity beside their place; their ids may be edited.
            key={place}
            className="edit-entry"
            open={open.has(index)}
            onToggle={({ currentTarget }) => toggle(index, currentTarget.open)}
          >
            <summary id={fieldIdOf(place)}>
              <span className="edit-entry-number num">{index + 1}</span> {name === '' ? t('editor.unnamed') : name}{' '}
              {wrong === 0 ? null : <Pill tone="bad">{t('editor.mistakes-count', { count: wrong })}</Pill>}
            </summary>
            {open.has(index) ? (
              <div className="edit-entry-body">
                {children(place)}
                <PlaceMistakes path={place} />
                {readOnly ? null : (
                  <EntryActions
                    name={name}
                    first={index === 0}
                    last={index === list.length - 1}
                    onMove={(by) => move(index, by)}
                    onRemove={() => remove(index)}
                  />
                )}
              </div>
            ) : null}
          </details>
        );
      })}
      <PlaceMistakes path={path} />
      {readOnly || add === undefined || fresh === undefined ? null : (
        <Button
          className="edit-add"
          onClick={() => {
            put([...list, fresh(list)]);
            setOpen((before) => new Set([...before, list.length]));
          }}
        >
          + {add}
        </Button>
      )}
    </div>
  );
};
