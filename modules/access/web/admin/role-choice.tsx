import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import type { ReplyOf } from '../../../../platform/contract.ts';
import type { listWorkers } from '../../contract.ts';
import { ROLE_NAMES, ROLES } from '../../domain/roles.ts';
import type { Role } from '../../domain/roles.ts';

export type Workers = ReplyOf<typeof listWorkers>;
export type Worker = Workers['items'][number];

/** A role being chosen; null until then. */
export interface ChosenRole {
  readonly key: number;
  readonly role: Role | null;
  readonly organisationId: string | null;
}

export const emptyRole = (key: number): ChosenRole => ({ key, role: null, organisationId: null });

/** The complete ones, as the API takes them. */
export const completeRoles = (
  chosen: readonly ChosenRole[],
): readonly { readonly role: Role; readonly organisationId: string }[] =>
  chosen.flatMap(({ role, organisationId }) =>
    role === null || organisationId === null ? [] : [{ role, organisationId }],
  );

/** Rows of role and organisation; a person may hold several. */
export const RoleChoice = ({
  chosen,
  organisations,
  onChange,
}: {
  readonly chosen: readonly ChosenRole[];
  readonly organisations: Workers['organisations'];
  readonly onChange: (chosen: readonly ChosenRole[]) => void;
}): ReactNode => {
  const { t, show } = useText();
  const set = (key: number, part: Partial<ChosenRole>): void =>
    onChange(chosen.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <div className="field">
      <div className="field-label">{t('workers.roles')}</div>
      {chosen.map((row, index) => (
        <div key={row.key} className="role-row">
          <Select
            id={index === 0 ? 'worker-role' : `worker-role-${row.key}`}
            aria-label={t('workers.role-nth', { nth: index + 1 })}
            placeholder={t('workers.role')}
            value={row.role}
            options={ROLES.map((value) => ({ value, label: show(ROLE_NAMES[value]) }))}
            onChange={(role: Role) => set(row.key, { role })}
            popupMatchSelectWidth={false}
          />
          <Select
            aria-label={t('workers.organisation-nth', { nth: index + 1 })}
            placeholder={t('workers.organisation')}
            value={row.organisationId}
            options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(organisationId: string) => set(row.key, { organisationId })}
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={false}
          />
          <Button
            aria-label={t('workers.role-remove', { nth: index + 1 })}
            onClick={() => onChange(chosen.filter(({ key }) => key !== row.key))}
          >
            ×
          </Button>
        </div>
      ))}
      <button
        type="button"
        className="link-button"
        onClick={() => onChange([...chosen, emptyRole(Math.max(0, ...chosen.map(({ key }) => key)) + 1)])}
      >
        {t('workers.role-add')}
      </button>
      <div className="field-help">{t('workers.separated')}</div>
    </div>
  );
};
