import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { Card } from '../../../../../web/ui/parts.tsx';
import { SERVICE_TYPE_IDS } from '../../../domain/service-item.ts';
import type { ServiceTypeId } from '../../../domain/service-item.ts';
import { useEditing } from '../editing.tsx';
import { ChoiceField, FigureField } from '../form/value-fields.tsx';
import { ApproverFields, DelegationFields, NEW_LIMIT, Way } from '../form/ways-section.tsx';
import { asForm } from '../revision/as-form.ts';
import { isObject, listAt, readAt, shownAt, wordsAt } from '../written-form.ts';
import type { Written, WrittenObject } from '../written-form.ts';
import { AddHere, ChangeHere } from './change-here.tsx';

const UNITS = ['at-once', 'working-days', 'calendar-days'] as const;

const idOf = (way: Written): ServiceTypeId | undefined =>
  SERVICE_TYPE_IDS.find((id) => id === (typeof way === 'string' ? way : wordsAt(way, 'processId')));

const LimitHere = ({ path }: { readonly path: string }): ReactNode => {
  const { t } = useText();
  const { form, write } = useEditing();
  const unit = wordsAt(form, `${path}.unit`);
  return (
    <div className="edit-row">
      <ChoiceField
        path={`${path}.unit`}
        label={t('editor.limit-unit')}
        choices={UNITS.map((value) => ({
          value,
          label: value === 'at-once' ? t('guide.days.at-once') : t(`editor.unit.${value}`),
        }))}
        onChoice={(next = 'working-days') => {
          write(`${path}.unit`, next);
          if (next === 'at-once') write(`${path}.promised`, 0);
        }}
      />
      {unit === 'at-once' ? null : <FigureField path={`${path}.promised`} label={t('editor.promised')} />}
    </div>
  );
};

/** One service type of the base: its limit, who decides, and whether it is offered here. */
const WayOfBase = ({ way, id }: { readonly way: Written; readonly id: ServiceTypeId }): ReactNode => {
  const { t } = useText();
  const { parts } = useEditing();
  const promise = parts.promises.find(({ processId }) => processId === id)?.limit;
  const limit = isObject(way) ? readAt(way, 'limit') : promise === undefined ? undefined : asForm(promise);
  const own = isObject(limit) ? limit : {};
  const unit = UNITS.find((one) => one === wordsAt(own, 'unit')) ?? 'working-days';
  const promised = readAt(own, 'promised');
  const statutory = readAt(own, 'statutory');
  const days = (limitPart: 'promised' | 'statutory'): string =>
    t(`guide.days.${unit}`, { days: shownAt(own, limitPart) });
  const approver = readAt(way, 'approver');
  return (
    <ChangeHere
      name={t(`guides.process.${id}`)}
      said={
        typeof statutory === 'number'
          ? t('editor.limits-said', { promised: days('promised'), statutory: days('statutory') })
          : t('editor.limit-said', { promised: days('promised') })
      }
      ways={[
        {
          target: { part: 'limit', id },
          button: t('editor.change-limit'),
          start: () => ({ processId: id, unit, promised: promised ?? 0 }),
          renderFields: (path) => <LimitHere path={path} />,
        },
        ...(approver === undefined
          ? []
          : [
              {
                target: { part: 'approver', id },
                button: t('editor.change-approver'),
                start: () => ({ processId: id, approver }),
                renderFields: (path: string) => <ApproverFields path={`${path}.approver`} required />,
              },
            ]),
        ...(id === 'on-behalf'
          ? [
              {
                target: { part: 'delegation', id },
                button: t('editor.change-delegation'),
                start: () => ({ processId: id, delegation: readAt(way, 'delegation') ?? {} }),
                renderFields: (path: string) => <DelegationFields path={`${path}.delegation`} />,
              },
            ]
          : []),
        {
          target: { part: 'process-dropped', id },
          button: t('editor.not-offered-here'),
          start: () => ({ processId: id }),
          renderFields: () => <p>{t('editor.not-offered-lead')}</p>,
        },
      ]}
    />
  );
};

/** A service type that only this place offers: which one, and with which limit. */
const WayAdded = ({ path, left }: { readonly path: string; readonly left: readonly ServiceTypeId[] }): ReactNode => {
  const { t } = useText();
  const { form, write, parts } = useEditing();
  const place = `${path}.process`;
  const way = readAt(form, place);
  const present = way === undefined ? undefined : idOf(way);
  return (
    <>
      <div className="edit-offer">
        <label htmlFor={`offer-${path}`}>{t('editor.add-way')}</label>
        <select
          id={`offer-${path}`}
          className="edit-select"
          value={present ?? ''}
          onChange={({ target }) => {
            const usual = parts.promises.some(({ processId }) => processId === target.value);
            write(place, usual ? target.value : { processId: target.value, limit: NEW_LIMIT });
          }}
        >
          {[...(present === undefined ? [] : [present]), ...left].map((id) => (
            <option key={id} value={id}>
              {t(`guides.process.${id}`)}
            </option>
          ))}
        </select>
      </div>
      <Way path={place} />
    </>
  );
};

export const OverlayWays = ({ base }: { readonly base: WrittenObject }): ReactNode => {
  const { t } = useText();
  const { form } = useEditing();
  const ways = listAt(base, 'processes').flatMap((way) => {
    const id = idOf(way);
    return id === undefined ? [] : [{ way, id }];
  });
  const taken = new Set([
    ...ways.map(({ id }) => id),
    ...listAt(form, 'changes').flatMap((change) => idOf(readAt(change, 'process') ?? '') ?? []),
  ]);
  const left = SERVICE_TYPE_IDS.filter((id) => !taken.has(id));
  const [next] = left;
  return (
    <Card label={t('editor.section.ways')}>
      <h2 className="edit-title">{t('editor.section.ways')}</h2>
      {ways.map(({ way, id }) => (
        <WayOfBase key={id} way={way} id={id} />
      ))}
      <AddHere
        part="process-added"
        add={t('editor.add-way')}
        start={next === undefined ? undefined : () => ({ process: next })}
        renderFields={(path) => <WayAdded path={path} left={left} />}
      />
    </Card>
  );
};
