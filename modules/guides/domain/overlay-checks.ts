import type { PlainDate } from '../../../kernel/plain-date.ts';
import { itemMistakes } from './catalogue-checks.ts';
import { mistakeAt } from './catalogue-rules.ts';
import type { ItemMistake } from './catalogue-rules.ts';
import { applyOverlays } from './overlay.ts';
import type { LaidChange, Overlay } from './overlay.ts';
import type { FactDefinition, ServiceItem } from './service-item.ts';

/** What two changes must not both set at the same time. */
const targetOf = (change: LaidChange): string => {
  switch (change.part) {
    case 'material-added':
    case 'material-dropped':
      return `material ${change.part === 'material-added' ? change.material.id : change.id}`;
    case 'process-added':
      return `process ${change.process.processId}`;
    case 'process-dropped':
      return `process ${change.processId}`;
    case 'limit':
    case 'approver':
    case 'delegation':
      return `${change.part} ${change.processId}`;
    case 'parameter':
    case 'condition-added':
      return `${change.part} ${change.id}`;
    case 'other-matter-added':
      return `${change.part} ${change.text.zh}`;
    case 'contact':
    case 'spoken-answer':
      return change.part;
  }
};

const LAST_DAY: PlainDate = '9999-12-31';

interface Period {
  readonly validFrom?: PlainDate;
  readonly validTo?: PlainDate;
}

const meet = (a: Period, b: Period): boolean =>
  (a.validFrom ?? '') <= (b.validTo ?? LAST_DAY) && (b.validFrom ?? '') <= (a.validTo ?? LAST_DAY);

const periodMistakes = (overlay: Overlay): readonly ItemMistake[] => {
  const mistakes: ItemMistake[] = [];
  if (overlay.validTo !== undefined && overlay.validTo < overlay.validFrom)
    mistakes.push(mistakeAt('validTo', 'ends-before-start'));
  overlay.changes.forEach((change, index) => {
    const path = `changes[${index}]`;
    if (change.validTo !== undefined && change.validTo < (change.validFrom ?? overlay.validFrom))
      mistakes.push(mistakeAt(`${path}.validTo`, 'ends-before-start'));
    if (change.validFrom !== undefined && change.validFrom > (overlay.validTo ?? LAST_DAY))
      mistakes.push(mistakeAt(`${path}.validFrom`, 'overlay-outside-period'));
    const twice = overlay.changes.findIndex(
      (other) => other !== change && targetOf(other) === targetOf(change) && meet(other, change),
    );
    if (twice >= 0 && twice < index) mistakes.push(mistakeAt(path, 'overlay-change-twice'));
  });
  return mistakes;
};

/** Days on which something begins to hold; the overlay is looked at on each of them. */
const daysOf = (overlay: Overlay): readonly PlainDate[] => [
  ...new Set([overlay.validFrom, ...overlay.changes.flatMap((change) => change.validFrom ?? [])]),
];

const sameMistake = (a: ItemMistake, b: ItemMistake): boolean => a.path === b.path && a.rule === b.rule;

/** A mistake that the item has only with the overlay is put down to the change that brought the part in. */
const placeIn = (overlay: Overlay, item: ServiceItem, mistake: ItemMistake): string => {
  const [, list, position, field] = /^(conditions|materials)\[(\d+)\]\.?(.*)$/.exec(mistake.path) ?? [];
  const id = list === 'conditions' ? item.conditions[Number(position)]?.id : item.materials[Number(position)]?.id;
  const index = overlay.changes.findIndex(
    (change) =>
      (list === 'conditions' && change.part === 'condition-added' && change.id === id) ||
      (list === 'materials' && change.part === 'material-added' && change.material.id === id),
  );
  if (index >= 0) return `changes[${index}].${list === 'materials' ? `material.${field}` : field}`;
  const spoken = overlay.changes.findIndex((change) => change.part === 'spoken-answer');
  return mistake.path === 'spokenAnswer' && spoken >= 0 ? `changes[${spoken}].text` : '';
};

/** Checks an overlay on the item as it is done in the organisation above; `facts` is the whole dictionary. */
export const overlayMistakes = (
  overlay: Overlay,
  above: ServiceItem,
  facts: readonly FactDefinition[],
): readonly ItemMistake[] => {
  const before = itemMistakes(above, facts);
  const found = daysOf(overlay).flatMap((on) => {
    const { item, misfits } = applyOverlays(above, [overlay], on);
    return [
      ...misfits.map(({ index, field, code, values }) =>
        mistakeAt([`changes[${index}]`, field].filter((part) => part !== '').join('.'), code, values),
      ),
      ...itemMistakes(item, facts)
        .filter((mistake) => !before.some((known) => sameMistake(known, mistake)))
        .map(({ code, values, ...mistake }) =>
          mistakeAt(placeIn(overlay, item, { code, values, ...mistake }), code, values),
        ),
    ];
  });
  const distinct = found.filter((one, index) => found.findIndex((other) => sameMistake(one, other)) === index);
  return [...periodMistakes(overlay), ...distinct];
};
