import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../../web/texts.tsx';
import { SERVICE_TYPE_IDS } from '../../../domain/service-item.ts';
import type { ServiceTypeId } from '../../../domain/service-item.ts';
import type { PromisedLimit } from '../editor-parts.ts';
import { useEditing } from '../editing.tsx';
import { fieldIdOf, listAt, readAt, wordsAt } from '../written-form.ts';
import type { Written } from '../written-form.ts';
import { BasisFields, LineField, TextPair } from './text-fields.tsx';
import { ChoiceField, DateField, FigureField, TickField } from './value-fields.tsx';
import { ListPart } from './list-part.tsx';

const LEVELS = ['community', 'street', 'district', 'city'] as const;
/** Where nothing is usual: a limit to be filled in. */
export const NEW_LIMIT: Written = { unit: 'working-days', promised: 5, statutory: null, basis: { source: '' } };

const asWritten = ({ basis: { source, where }, ...limit }: PromisedLimit): Written => ({
  ...limit,
  basis: { source, ...(where === undefined ? {} : { where }) },
});

const isType = (id: string): id is ServiceTypeId => SERVICE_TYPE_IDS.some((known) => known === id);

const useUnits = () => {
  const { t } = useText();
  return (['working-days', 'calendar-days'] as const).map((value) => ({ value, label: t(`editor.unit.${value}`) }));
};

/** How long it may take; “at once” has no days. */
export const LimitFields = ({ path }: { readonly path: string }): ReactNode => {
  const { t } = useText();
  const { form, write } = useEditing();
  const units = useUnits();
  const atOnce = readAt(form, `${path}.unit`) === 'at-once';
  const days = wordsAt(form, `${path}.unit`) === 'calendar-days' ? t('editor.calendar-days') : t('editor.working-days');
  return (
    <div role="group" id={fieldIdOf(path)} tabIndex={-1} aria-label={t('editor.limit')}>
      <div className="edit-row edit-row-3">
        <ChoiceField
          path={`${path}.unit`}
          label={t('editor.limit-unit')}
          choices={[{ value: 'at-once', label: t('guide.days.at-once') }, ...units]}
          onChoice={(unit = 'working-days') => {
            const limit = readAt(form, path);
            const kept = typeof limit === 'object' && limit !== null && !Array.isArray(limit) ? limit : {};
            write(path, { ...kept, unit, ...(unit === 'at-once' ? { promised: 0, statutory: null } : {}) });
          }}
        />
        {atOnce ? null : (
          <>
            <FigureField path={`${path}.promised`} label={t('editor.promised')} unit={days} />
            <FigureField
              path={`${path}.statutory`}
              label={t('editor.statutory')}
              unit={days}
              nullable
              help={t('editor.statutory-help')}
            />
          </>
        )}
      </div>
      <BasisFields path={`${path}.basis`} />
    </div>
  );
};

const Stages = ({ path }: { readonly path: string }): ReactNode => {
  const { t } = useText();
  const units = useUnits();
  return (
    <>
      <h4 className="edit-sub">{t('editor.stages')}</h4>
      <ListPart
        path={`${path}.stages`}
        add={t('editor.add-stage')}
        empty={t('editor.stages-none')}
        fresh={() => ({ name: { zh: '', en: '' }, unit: 'working-days', days: 1, countsTowardsLimit: true })}
        nameOf={(stage) => wordsAt(stage, 'name.zh')}
      >
        {(place) => (
          <>
            <TextPair path={`${place}.name`} label={t('editor.stage-name')} />
            <div className="edit-row">
              <ChoiceField path={`${place}.unit`} label={t('editor.limit-unit')} choices={units} />
              <FigureField path={`${place}.days`} label={t('editor.days')} />
            </div>
            <TickField path={`${place}.countsTowardsLimit`} label={t('editor.counts')} />
          </>
        )}
      </ListPart>
    </>
  );
};

/** Who decides; “nobody” takes it away as a whole. */
export const ApproverFields = ({
  path,
  required = false,
}: {
  readonly path: string;
  readonly required?: boolean;
}): ReactNode => {
  const { t, show } = useText();
  const { form, write, parts } = useEditing();
  const departments = parts.departments.map(({ id, name }) => ({ value: id, label: show(name) }));
  const present = readAt(form, path) !== undefined;
  return (
    <div className="edit-row" id={fieldIdOf(path)} tabIndex={-1} role="group" aria-label={t('editor.approver')}>
      <ChoiceField
        path={`${path}.kind`}
        label={t('editor.approver')}
        {...(required ? {} : { none: t('editor.approver-none') })}
        choices={LEVELS.map((value) => ({ value, label: t(`guide.level.${value}`) }))}
        onChoice={(kind) =>
          write(
            path,
            kind === undefined
              ? undefined
              : { kind, departmentId: wordsAt(form, `${path}.departmentId`) || wordsAt(form, 'department') },
          )
        }
      />
      {present ? (
        <ChoiceField path={`${path}.departmentId`} label={t('editor.approver-department')} choices={departments} />
      ) : null}
    </div>
  );
};

/** The decision that lets the community accept for another body. */
export const DelegationFields = ({ path }: { readonly path: string }): ReactNode => {
  const { t } = useText();
  return (
    <div role="group" id={fieldIdOf(path)} tabIndex={-1} aria-label={t('editor.delegation')}>
      <TextPair path={`${path}.approvedBy`} label={t('editor.delegation-by')} />
      <div className="edit-row">
        <LineField path={`${path}.document`} label={t('editor.delegation-document')} />
        <DateField path={`${path}.validUntil`} label={t('editor.delegation-until')} />
      </div>
    </div>
  );
};

const OwnLimit = ({ path }: { readonly path: string }): ReactNode => {
  const { t } = useText();
  const { form } = useEditing();
  const units = useUnits();
  const onBehalf = readAt(form, `${path}.processId`) === 'on-behalf';
  return (
    <>
      <LimitFields path={`${path}.limit`} />
      <ApproverFields path={`${path}.approver`} />
      {onBehalf ? (
        <>
          <h4 className="edit-sub">{t('editor.delegation')}</h4>
          <DelegationFields path={`${path}.delegation`} />
          <div className="edit-row" id={fieldIdOf(`${path}.transferLimit`)} tabIndex={-1}>
            <FigureField path={`${path}.transferLimit.days`} label={t('editor.transfer-days')} />
            <ChoiceField path={`${path}.transferLimit.unit`} label={t('editor.limit-unit')} choices={units} />
          </div>
        </>
      ) : null}
      <Stages path={path} />
    </>
  );
};

const limitWords = (limit: PromisedLimit, t: ReturnType<typeof useText>['t']): string =>
  limit.unit === 'at-once' ? t('guide.days.at-once') : t(`guide.days.${limit.unit}`, { days: limit.promised });

/** One service type: with the usual promise of the place, or with its own. */
export const Way = ({ path }: { readonly path: string }): ReactNode => {
  const { t } = useText();
  const { form, write, parts, readOnly } = useEditing();
  const way = readAt(form, path);
  const id = typeof way === 'string' ? way : wordsAt(form, `${path}.processId`);
  const promise = parts.promises.find(({ processId }) => processId === id);
  if (typeof way !== 'string')
    return (
      <>
        <OwnLimit path={path} />
        {promise === undefined || readOnly ? null : (
          <Button size="small" onClick={() => write(path, id)}>
            {t('editor.way-usual', { limit: limitWords(promise.limit, t) })}
          </Button>
        )}
      </>
    );
  return (
    <>
      <p>
        {promise === undefined
          ? t('editor.way-without')
          : t('editor.way-follows', { limit: limitWords(promise.limit, t), source: promise.limit.basis.source })}
      </p>
      {readOnly ? null : (
        <Button
          size="small"
          onClick={() =>
            write(path, {
              processId: id,
              limit: promise === undefined ? NEW_LIMIT : asWritten(promise.limit),
            })
          }
        >
          {t('editor.way-own')}
        </Button>
      )}
    </>
  );
};

/** The service types the item is offered with, each with its limit and who decides. */
export const WaysSection = (): ReactNode => {
  const { t } = useText();
  const { form, write, parts, readOnly } = useEditing();
  const ways = listAt(form, 'processes');
  const idOf = (way: Written): string => (typeof way === 'string' ? way : wordsAt(way, 'processId'));
  const left = SERVICE_TYPE_IDS.filter((type) => !ways.some((way) => idOf(way) === type));
  const offer = (type: string): void => {
    const usual = parts.promises.some(({ processId }) => processId === type);
    write('processes', [...ways, usual ? type : { processId: type, limit: NEW_LIMIT }]);
  };
  return (
    <>
      <ListPart
        path="processes"
        empty={t('editor.ways-none')}
        nameOf={(way) => {
          const id = idOf(way);
          return isType(id) ? t(`guides.process.${id}`) : id;
        }}
      >
        {(place) => <Way path={place} />}
      </ListPart>
      {readOnly || left.length === 0 ? null : (
        <div className="edit-offer">
          <label htmlFor="edit-offer">{t('editor.add-way')}</label>
          <select
            id="edit-offer"
            className="edit-select"
            value=""
            onChange={({ target }) => (target.value === '' ? undefined : offer(target.value))}
          >
            <option value="">{t('editor.choose')}</option>
            {left.map((type) => (
              <option key={type} value={type}>
                {t(`guides.process.${type}`)}
              </option>
            ))}
          </select>
        </div>
      )}
    </>
  );
};
