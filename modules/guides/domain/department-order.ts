import type { ServiceItem } from './service-item.ts';

/**
 * The order in which the standard's table of assistance names its departments: civil affairs first.
 * Lists that nobody searched follow it, so that everyday matters stand before rare ones.
 */
export const departmentOrder = (items: readonly ServiceItem[]): ReadonlyMap<string, number> => {
  const order = new Map<string, number>();
  for (const item of items) {
    if (item.legalKind !== 'assistance') continue;
    const place = Math.min(...item.sources.map((source) => source.number ?? Number.POSITIVE_INFINITY));
    order.set(item.department.id, Math.min(order.get(item.department.id) ?? Number.POSITIVE_INFINITY, place));
  }
  return order;
};

/** Items in the order of their departments; within one they stay as they were, unknown departments come last. */
export const inDepartmentOrder = (items: readonly ServiceItem[]): readonly ServiceItem[] => {
  const order = departmentOrder(items);
  const place = (item: ServiceItem): number => order.get(item.department.id) ?? Number.MAX_SAFE_INTEGER;
  return items.toSorted((a, b) => place(a) - place(b));
};
