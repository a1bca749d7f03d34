import type { ServiceItem } from '../../guides/domain/service-item.ts';
import type { CaseState } from '../domain/case-state.ts';
import type { CaseworkDeps } from './deps.ts';

/** The item a case was opened on, in its version and with the overlays of that day; null without an item. */
export const itemOfCase = (
  { catalogue }: Pick<CaseworkDeps, 'catalogue'>,
  { itemId, itemVersion, itemOverlays }: Pick<CaseState, 'itemId' | 'itemVersion' | 'itemOverlays'>,
): ServiceItem | null =>
  itemId === null ? null : (catalogue.itemVersion(itemId, itemVersion ?? 0, itemOverlays) ?? null);
