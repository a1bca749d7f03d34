import type { PlainDate } from '../../../kernel/plain-date.ts';
import { assembleItem } from './assemble-item.ts';
import type { CatalogueParts } from './assemble-item.ts';
import { assembleOverlay } from './assemble-overlay.ts';
import type { Catalogue } from './catalogue.ts';
import { itemMistakes, relationMistakes } from './catalogue-checks.ts';
import { mistakeAt } from './catalogue-rules.ts';
import type { ItemMistake } from './catalogue-rules.ts';
import { applyOverlays } from './overlay.ts';
import type { Overlay } from './overlay.ts';
import { overlayMistakes } from './overlay-checks.ts';
import type { ServiceItem } from './service-item.ts';
import { shapeMistakesOf } from './shape-mistakes.ts';
import { itemSchema } from './written-item.ts';
import type { WrittenItem } from './written-item.ts';
import { overlaySchema } from './written-overlay.ts';
import type { WrittenOverlay } from './written-overlay.ts';

/** What a written form is held against. */
export interface CheckSurroundings {
  readonly parts: CatalogueParts;
  readonly catalogue: Catalogue;
}

export interface CheckedItem {
  readonly mistakes: readonly ItemMistake[];
  /** In its normal form; null where it does not have the shape of an item. */
  readonly written: WrittenItem | null;
  /** Null where references could not be resolved either. */
  readonly item: ServiceItem | null;
}

/** Everything that stands against publishing a written item: shape, references, limits, expressions, relations. */
export const checkWrittenItem = (given: unknown, { parts, catalogue }: CheckSurroundings): CheckedItem => {
  const parsed = itemSchema.safeParse(given);
  if (!parsed.success) return { mistakes: shapeMistakesOf(parsed.error), written: null, item: null };
  const assembled = assembleItem(parsed.data, parts);
  if (!assembled.ok) return { mistakes: assembled.mistakes, written: parsed.data, item: null };
  const { item } = assembled;
  const mistakes = [
    ...itemMistakes(item, parts.facts),
    // The present version joins the others, so that it is also held against itself.
    ...relationMistakes(item, [...catalogue.versions, item]),
  ];
  return { mistakes, written: parsed.data, item };
};

export interface CheckedOverlay {
  readonly mistakes: readonly ItemMistake[];
  readonly written: WrittenOverlay | null;
  readonly overlay: Overlay | null;
  /** The item with the overlay laid over it; null while the overlay cannot be assembled or the item is not in force. */
  readonly item: ServiceItem | null;
}

/** `above` is the organisation above, on whose way of doing things the overlay is laid; undefined at the top. */
export const checkWrittenOverlay = (
  given: unknown,
  organisation: { readonly id: string; readonly above: string | undefined },
  { parts, catalogue }: CheckSurroundings,
  on: PlainDate,
): CheckedOverlay => {
  const parsed = overlaySchema.safeParse(given);
  if (!parsed.success) return { mistakes: shapeMistakesOf(parsed.error), written: null, overlay: null, item: null };
  const written = parsed.data;
  const day = written.validFrom > on ? written.validFrom : on;
  const above = catalogue.itemInForce(written.itemId, day, organisation.above);
  if (above === undefined)
    return {
      mistakes: [mistakeAt('itemId', 'item-unknown', { id: written.itemId })],
      written,
      overlay: null,
      item: null,
    };
  const assembled = assembleOverlay(written, organisation.id, parts);
  if (!assembled.ok) return { mistakes: assembled.mistakes, written, overlay: null, item: null };
  const { overlay } = assembled;
  const { item } = applyOverlays(above, [overlay], day);
  return { mistakes: overlayMistakes(overlay, above, parts.facts), written, overlay, item };
};

/** Overlays that a new version of an item would leave without something they change. */
export const overlaysThatNoLongerFit = (
  item: ServiceItem,
  catalogue: Catalogue,
): readonly { readonly organisationId: string; readonly part: string }[] =>
  catalogue.overlays
    .filter(
      (overlay) =>
        overlay.itemId === item.id &&
        catalogue.overlayInForce(item.id, item.validFrom, overlay.organisationId)?.version === overlay.version,
    )
    .flatMap((overlay) =>
      applyOverlays(item, [overlay], item.validFrom).misfits.map(({ organisationId, index }) => ({
        organisationId,
        part: overlay.changes[index]?.part ?? '',
      })),
    );
