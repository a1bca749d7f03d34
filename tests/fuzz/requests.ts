import { createGeneratorSync } from 'json-schema-faker';
import { ROLES, type Role } from '../../modules/access/domain/roles.ts';
import type { RouteDefinition } from '../../platform/contract.ts';
import type { Fixture } from '../server/sample-fixture.ts';
import { SAMPLE_REQUESTS } from '../server/sample-requests.ts';
import type { Who } from '../server/office-staff.ts';
import type { ApiDocument, Operation, Parameter, Schema } from './api-operations.ts';
import type { KnownValues } from './known-values.ts';
import type { Chance } from '../setup/seeded-chance.ts';

/** What is about to be sent, before anything is made wrong with it. */
export interface Plan {
  readonly who: Who | null;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Planner {
  /** A request as the sample has it, with ids and versions that earlier answers told mixed in. */
  like(operation: Operation): Plan;
  /** A request made from the schemas of the document alone. */
  madeUp(operation: Operation): Plan;
}

/** Whose session or rights these change: only one person's who does nothing else here, so that all others can go on. */
export const OF_ONE_PERSON = [
  'sign-out',
  'change-password',
  'begin-second-factor',
  'confirm-second-factor',
  'renew-recovery-codes',
  'remove-second-factor',
  'end-session',
  'end-other-sessions',
];
const VICTIM: Who = 'second-worker';
/** Who is meant must stay as the sample says, or everybody would soon be locked out. */
const FIXED_PARAMS = ['reset-password', 'set-worker-roles', 'set-worker-status', 'take-second-factor-off'];

export const rolesOf = ({ access }: RouteDefinition): readonly Role[] =>
  ROLES.filter((role) => !('roles' in access) || access.roles.includes(role));

const whoFor = (route: RouteDefinition, random: Chance): Who | null => {
  if (OF_ONE_PERSON.includes(route.id)) return VICTIM;
  const roles = rolesOf(route);
  return route.access.kind === 'public' || roles.length === 0 ? null : random.pick(roles);
};

const VALUES: Readonly<Record<string, unknown>> = {
  date: '2026-03-01',
  'date-time': '2026-03-01T02:00:00.000Z',
  number: 1,
  count: 2,
  'yes-no': true,
  phone: '13800000000',
  materials: [],
};

const inputFor = (
  fields: readonly {
    readonly id: string;
    readonly type: string;
    readonly choices?: readonly { readonly id: string }[];
  }[],
) =>
  Object.fromEntries(
    fields.map(({ id, type, choices }) => [
      id,
      type === 'choice'
        ? choices?.[0]?.id
        : type === 'choices'
          ? choices?.slice(0, 1).map((one) => one.id)
          : (VALUES[type] ?? '写明了'),
    ]),
  );

/** Bodies with versions and actions get those that the case at hand really has. */
const withKnown = (body: unknown, id: string, known: KnownValues, random: Chance): unknown => {
  const stored = known.caseOf(id);
  if (stored === undefined || body === null || typeof body !== 'object' || !('expectedVersion' in body)) return body;
  const action = stored.actions.length > 0 && 'action' in body ? random.pick(stored.actions) : undefined;
  return {
    ...body,
    expectedVersion: stored.version,
    ...(action === undefined ? {} : { action: action.id, input: inputFor(action.input) }),
  };
};

const createFaker = (document: ApiDocument, seed: number): ((schema: Schema) => unknown) => {
  const generator = createGeneratorSync({
    seed,
    optionalsProbability: 0.6,
    maxDepth: 6,
    maxDefaultItems: 3,
    maxItems: 4,
    formats: { byte: () => 'aGFsbG8=' },
  });
  // A text that is read as a pattern by the generator only needs its format; the patterns of dates are thousands of characters long.
  const bare = (schema: unknown): unknown => {
    if (schema === null || typeof schema !== 'object') return schema;
    if (Array.isArray(schema)) return schema.map(bare);
    return Object.fromEntries(
      Object.entries(schema)
        .filter(([key]) => !(key === 'pattern' && 'format' in schema))
        .map(([key, one]) => [key, bare(one)]),
    );
  };
  const components = bare(document.components);
  const ready = new Map<Schema, Record<string, unknown>>();
  return (schema) => {
    const whole = ready.get(schema) ?? { ...(bare(schema) as object), components };
    ready.set(schema, whole);
    return generator.generate(whole);
  };
};

export const createPlanner = (
  document: ApiDocument,
  routes: ReadonlyMap<string, RouteDefinition>,
  fixture: Fixture,
  known: KnownValues,
  random: Chance,
  seed: number,
): Planner => {
  const fake = createFaker(document, seed);
  const routeOf = (operation: Operation): RouteDefinition => {
    const route = routes.get(operation.id);
    if (route === undefined) throw new Error(`The document names ${operation.id}, but no such route is there.`);
    return route;
  };
  const paramsFor = (operation: Operation, sample: Readonly<Record<string, string>>) => {
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const own = { communityId: fixture.office.communityId(), ...sample };
    if (FIXED_PARAMS.includes(operation.id)) return own;
    const exchanged = names.filter((name) => name !== 'communityId' && random.chance(0.5));
    return {
      ...own,
      ...Object.fromEntries(
        exchanged.flatMap((name) =>
          [known.forName(name, random)].map((value) => [name, value ?? own[name as keyof typeof own] ?? '']),
        ),
      ),
    };
  };
  const samplePlan = (operation: Operation): Plan => {
    const who = whoFor(routeOf(operation), random);
    const sample = SAMPLE_REQUESTS[operation.id]?.(fixture, who) ?? {};
    const params = paramsFor(operation, sample.params ?? {});
    const last = Object.values(params).at(-1) ?? '';
    return { who, params, query: sample.query ?? {}, body: withKnown(sample.body ?? {}, last, known, random) };
  };
  const fakeText = (parameter: Parameter): string => String(fake(parameter.schema));
  return {
    like: samplePlan,
    madeUp: (operation) => {
      const plan = samplePlan(operation);
      const query = operation.parameters
        .filter((one) => one.in === 'query' && random.chance(0.4))
        .map((one) => [one.name, known.forName(one.name, random) ?? fakeText(one)]);
      return { ...plan, query: Object.fromEntries(query), body: operation.body === null ? {} : fake(operation.body) };
    },
  };
};
