import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ROLES } from '../../../access/domain/roles.ts';
import type { ActingRole } from '../../../access/domain/roles.ts';
import { useText } from '../../../../web/texts.tsx';
import { Field } from '../../../../web/ui/parts.tsx';
import { STAY } from '../../domain/definition.ts';
import type { ActionDefinition, Need } from '../../domain/definition.ts';
import type { NewAction } from '../../domain/variant-changes.ts';
import { OneOf, SomeOf, type Option } from './choices.tsx';
import { OwnFields } from './own-fields.tsx';
import { TextPair } from './text-pair.tsx';
import type { VariantInHand } from './use-variant.ts';
import { actionMark, changeAction, changeOwnAction, removeAction, restoreAction } from './variant-edits.ts';

const OFFICE = ROLES.filter((role) => !role.endsWith('-administrator'));
const NEEDS: readonly Need[] = [
  'eligible',
  'materials-complete',
  'delegation-in-force',
  'same-approving-organisation',
  'same-unit',
  'consent-given',
  'tasks-done',
  'not-the-handler',
];
const CONTACT = ['none', 'answered', 'accepted', 'handed-over'] as const;
const EMPHASES = ['main', 'other', 'way-out'] as const;

interface Part {
  readonly of: VariantInHand;
  readonly id: string;
}

const useStepOptions = ({
  definition,
}: VariantInHand): { readonly open: readonly Option[]; readonly all: readonly Option[] } => {
  const { show } = useText();
  const entries = Object.entries(definition.steps).map(([step, { name, kind }]) => ({
    id: step,
    kind,
    label: show(name),
  }));
  return { all: entries, open: entries.filter(({ kind }) => kind !== 'done') };
};

/** What only a community's own action may set. */
const OwnActionParts = ({
  of,
  id,
  action,
  disabled,
}: Part & { readonly action: NewAction; readonly disabled: boolean }) => {
  const { t } = useText();
  const edit = (part: Partial<NewAction>): void => of.change(changeOwnAction(of.changes, id, { ...action, ...part }));
  const { endsFirstContact, ...rest } = action;
  return (
    <>
      <SomeOf
        legend={t('variant.needs')}
        disabled={disabled}
        chosen={action.needs}
        options={NEEDS.map((need) => ({ id: need, label: t(`need.${need}`) }))}
        onChange={(needs) => edit({ needs: needs as readonly Need[] })}
      />
      <Field id="variant-contact" label={t('variant.first-contact')}>
        <OneOf
          id="variant-contact"
          value={endsFirstContact ?? 'none'}
          disabled={disabled}
          options={CONTACT.map((how) => ({ id: how, label: t(`variant.first-contact.${how}`) }))}
          onChange={(how) => {
            const next =
              how === 'none' ? rest : { ...rest, endsFirstContact: how as NonNullable<typeof endsFirstContact> };
            of.change(changeOwnAction(of.changes, id, next));
          }}
        />
      </Field>
      <Field id="variant-emphasis" label={t('variant.emphasis')}>
        <OneOf
          id="variant-emphasis"
          value={action.emphasis}
          disabled={disabled}
          options={EMPHASES.map((emphasis) => ({ id: emphasis, label: t(`variant.emphasis.${emphasis}`) }))}
          onChange={(emphasis) => edit({ emphasis: emphasis as NewAction['emphasis'] })}
        />
      </Field>
    </>
  );
};

/** A change of any action, the community's own or one of the process. */
const useActionEdits = ({ of, id }: Part) => {
  const { base, changes, change } = of;
  const own = changes.newActions[id];
  const original = base.actions[id];
  type Common = Partial<Pick<ActionDefinition, 'name' | 'from' | 'to' | 'by'>>;
  return {
    own,
    original,
    edit: (part: Common): void =>
      change(
        own === undefined ? changeAction(base, changes, id, part) : changeOwnAction(changes, id, { ...own, ...part }),
      ),
    fields: own?.fields ?? changes.actions[id]?.newFields ?? [],
    editFields: (fields: NewAction['fields']): void =>
      change(
        own === undefined
          ? changeAction(base, changes, id, { newFields: fields })
          : changeOwnAction(changes, id, { ...own, fields }),
      ),
    editDocuments: (documents: readonly string[]): void =>
      change(
        own === undefined
          ? changeAction(base, changes, id, {
              newDocuments: documents.filter((kind) => !(original?.documents ?? []).includes(kind)),
            })
          : changeOwnAction(changes, id, { ...own, documents }),
      ),
  };
};

/** One action: name, from where to where, who may, what is filled in and issued. */
export const ActionForm = ({ of, id }: Part): ReactNode => {
  const { t, show } = useText();
  const { changes, definition, editable, change, variant } = of;
  const steps = useStepOptions(of);
  const { own, original, edit, fields, editFields, editDocuments } = useActionEdits({ of, id });
  const mark = actionMark(changes, id);
  const action = definition.actions[id] ?? original;
  if (action === undefined) return null;
  const disabled = !editable || mark === 'removed';
  const outside = action.by.filter((role) => !OFFICE.some((own_) => own_ === role));
  return (
    <div className="variant-form">
      <TextPair
        id="variant-action-name"
        labels={{ zh: t('variant.name-zh'), en: t('variant.name-en') }}
        value={action.name}
        disabled={disabled}
        onChange={(name) => edit({ name })}
      />
      <SomeOf
        legend={t('variant.from')}
        disabled={disabled}
        chosen={action.from}
        options={steps.open}
        onChange={(from) => edit({ from })}
      />
      <Field id="variant-action-to" label={t('variant.to')}>
        <OneOf
          id="variant-action-to"
          value={action.to}
          disabled={disabled}
          options={[{ id: STAY, label: t('variant.stay') }, ...steps.all]}
          onChange={(to) => edit({ to })}
        />
      </Field>
      <SomeOf
        legend={t('variant.by')}
        disabled={disabled}
        chosen={action.by}
        options={[...OFFICE, ...outside].map((role) => ({ id: role, label: t(`role.${role}`) }))}
        onChange={(by) => edit({ by: by as readonly ActingRole[] })}
      />
      <div>
        <b>{t('variant.fields')}</b>
        {original === undefined || original.input.length === 0 ? null : (
          <div className="why">
            {t('variant.fields-kept', { fields: original.input.map(({ label }) => show(label)).join('、') })}
          </div>
        )}
        <OwnFields
          id="variant-own"
          fields={fields}
          taken={original?.input.map((field) => field.id) ?? []}
          disabled={disabled}
          onChange={editFields}
        />
      </div>
      <SomeOf
        legend={t('variant.documents')}
        disabled={disabled}
        chosen={action.documents}
        fixed={original?.documents ?? []}
        options={variant.documents.map(({ kind, name }) => ({ id: kind, label: show(name) }))}
        onChange={editDocuments}
      />
      {own === undefined ? null : <OwnActionParts of={of} id={id} action={own} disabled={disabled} />}
      {editable ? (
        <div className="variant-bar">
          {mark === 'changed' || mark === 'removed' ? (
            <Button onClick={() => change(restoreAction(changes, id))}>{t('variant.restore')}</Button>
          ) : null}
          {mark === 'removed' ? null : (
            <Button danger onClick={() => change(removeAction(changes, id))}>
              {t('variant.remove')}
            </Button>
          )}
        </div>
      ) : null}
    </div>
  );
};
