import type { Guard } from './list-guards.ts';

const EVERYTHING = 'true';

/** Ways to take a guard away or to weaken it, as SQL of the owner. */
export const mutationsOf = ({ kind, table, name, tells, isConstraint }: Guard): readonly string[] => {
  switch (kind) {
    case 'policy':
      return [
        `drop policy "${name}" on ${table}`,
        `alter policy "${name}" on ${table} using (${EVERYTHING})`,
        `alter policy "${name}" on ${table} with check (${EVERYTHING})`,
        `create policy also on ${table} using (${EVERYTHING})`,
      ];
    case 'row-security':
      return [`alter table ${table} no force row level security`, `alter table ${table} disable row level security`];
    case 'check':
    case 'foreign-key':
      return [`alter table ${table} drop constraint "${name}"`];
    case 'unique':
      return [
        isConstraint === true
          ? `alter table ${table} drop constraint "${name}" cascade`
          : `drop index ${table.split('.')[0]}."${name}"`,
      ];
    case 'not-null':
      return [`alter table ${table} alter column "${name}" drop not null`];
    case 'trigger':
      return [
        `drop trigger "${name}" on ${table}`,
        `alter table ${table} disable trigger "${name}"`,
        `create or replace function ${/EXECUTE FUNCTION (\w+)/.exec(tells)?.[1]}() returns trigger language plpgsql
           as 'begin return coalesce(new, old); end'`,
      ];
    case 'scope':
      return name === 'quanke_app'
        ? ['alter role quanke_app bypassrls', 'alter role quanke_app superuser']
        : [
            `create or replace function scope_communities() returns uuid[] language sql stable
               as 'select array_agg(id) from organisation'`,
            `create or replace function scope_communities() returns uuid[] language sql stable as 'select null::uuid[]'`,
          ];
    case 'may':
    case 'may-not': {
      const [right = '', column] = tells.split(' ');
      const of = column === undefined ? right : `${right} (${column})`;
      return [kind === 'may' ? `revoke ${of} on ${table} from ${name}` : `grant ${of} on ${table} to ${name}`];
    }
  }
};
