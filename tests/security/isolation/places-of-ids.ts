import { z } from 'zod';
import type { RouteDefinition } from '../../../platform/contract.ts';
import { newId } from '../../../platform/ids.ts';
import type { Request } from '../../server/call-route.ts';

/** Where in a request something stands, such as `body`, `place`, `id`. */
export type Path = readonly (string | number)[];

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The places of a request that hold an id, apart from the community of the path. */
export const placesOfIds = (value: unknown, path: Path = []): readonly Path[] => {
  if (typeof value === 'string') return UUID.test(value) && path.at(-1) !== 'communityId' ? [path] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, one]) =>
    placesOfIds(one, [...path, Array.isArray(value) ? Number(key) : key]),
  );
};

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key], value);

/** The same with one place changed; what is missing on the way is made. */
export const withValue = <T>(value: T, path: Path, put: unknown): T => {
  const [key, ...rest] = path;
  if (key === undefined) return put as T;
  if (Array.isArray(value))
    return value.map((one: unknown, index) => (index === key ? withValue(one, rest, put) : one)) as T;
  const object = (value ?? {}) as Record<string | number, unknown>;
  return { ...object, [key]: withValue(object[key], rest, put) } as T;
};

/** Every id replaced by one that nothing has; the same id by the same one. */
export const withAbsentIds = (request: Request): Request => {
  const absent = new Map<unknown, string>();
  let changed = request;
  for (const path of placesOfIds(request)) {
    const id = valueAt(request, path);
    if (!absent.has(id)) absent.set(id, newId());
    changed = withValue(changed, path, absent.get(id));
  }
  return changed;
};

interface JsonSchema {
  readonly format?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

const mayBeId = ({ format, anyOf = [] }: JsonSchema): boolean => format === 'uuid' || anyOf.some(mayBeId);

/** Ids that the contract takes at the first level of query and body, whether or not the sample names them. */
export const idsOfContract = (route: RouteDefinition): readonly Path[] =>
  (['query', 'body'] as const).flatMap((part) => {
    const { properties = {} } = z.toJSONSchema(route[part], { io: 'input', unrepresentable: 'any' }) as JsonSchema;
    return Object.entries(properties).flatMap(([name, schema]) => (mayBeId(schema) ? [[part, name]] : []));
  });

/** Whether the contract searches by words. */
export const takesWords = (route: RouteDefinition): boolean =>
  'q' in ((z.toJSONSchema(route.query, { io: 'input', unrepresentable: 'any' }) as JsonSchema).properties ?? {});
