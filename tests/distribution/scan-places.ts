/** A part of a plan as `explain (format json)` shows it. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
  readonly [detail: string]: unknown;
}

/**
 * How a part of a statement finds its rows: those of one community, which stands there as a value; of several, which
 * do; beside the rows of another part that have the same community; or of whoever is there.
 */
export type Reach = 'one' | 'several' | 'beside' | 'all';

const UUID = String.raw`'[0-9a-f-]{36}'::uuid`;
const ONE = new RegExp(String.raw`community_id = ${UUID}`);
const SEVERAL = /community_id = ANY \('\{/;
const BESIDE = /community_id = [\w"]+\.community_id/;
const CONDITIONS = ['Index Cond', 'Recheck Cond', 'Filter', 'Join Filter', 'Hash Cond', 'Merge Cond'];

const conditionsOf = (node: PlanNode): string =>
  CONDITIONS.map((name) => node[name])
    .filter((condition) => typeof condition === 'string')
    .join(' ');

const reachOf = (conditions: string, above: string): Reach => {
  if (ONE.test(conditions)) return 'one';
  if (SEVERAL.test(conditions)) return 'several';
  return BESIDE.test(conditions) || BESIDE.test(above) ? 'beside' : 'all';
};

export interface Scan {
  readonly table: string;
  readonly reach: Reach;
}

/** Every look into one of the tables, with how far it reaches. */
export const scansOf = (node: PlanNode, tables: ReadonlySet<string>, above = ''): readonly Scan[] => {
  const table = node['Relation Name'];
  const conditions = conditionsOf(node);
  const here =
    table !== undefined && tables.has(table) && node['Node Type'].includes('Scan')
      ? [{ table, reach: reachOf(conditions, above) }]
      : [];
  const joins = node['Node Type'].includes('Join') ? conditions : '';
  return [...here, ...(node.Plans ?? []).flatMap((part) => scansOf(part, tables, joins))];
};
