/**
 * The rules an item has to keep, each with the sentence for those who edit files. What people read in the editor
 * stands in the texts under the same code.
 */
export const CATALOGUE_RULES = {
  'id-twice': 'ids must be unique, "{id}" occurs twice',
  'immediate-at-once': 'an immediate matter is finished at once',
  'approver-needed': 'a promised matter must name who decides',
  'delegation-needed': 'acceptance on behalf needs an approved delegation',
  'transfer-limit-needed': 'acceptance on behalf needs a transfer limit',
  'promised-above-statutory': 'promised limit must not exceed the statutory limit',
  'at-once-without-days': 'must be 0 when the unit is at-once',
  'limit-without-days': 'must be at least 1 unless the unit is at-once',
  'stages-too-long': 'stages that count must fit into the promised limit',
  'need-without-words': 'neededWhen and neededWhenText must come together',
  'fact-unknown': '"{name}" is not a fact',
  'ends-before-start': 'must not lie before validFrom',
  'end-without-reason': 'an item that ends must say why, and only such an item',
  'placeholder-unknown': '"{{name}}" is not a placeholder of spoken answers',
  'version-twice': '"{id}" version {version} must be unique in the catalogue',
  'starts-before-older-version': 'a newer version must not start before the older one',
  'item-unknown': '"{id}" is not an item',
  'related-unknown': '"{id}" is not another item',
  'document-unknown': '"{id}" is not in sources.yaml',
  'promise-missing': '"{id}" has no default in promises.yaml',
  'department-unknown': '"{id}" is not in departments.yaml',
  'process-without-definition': '"{id}" cannot be opened yet, since no process of this name is in force',
  'overlay-does-not-fit': 'the overlay of {organisation} no longer fits: {part}',
  'shape-missing': 'must be there',
  'shape-type': 'must be of kind {expected}',
  'shape-number': 'must be a number, and a whole one where days or copies are counted',
  'shape-key-unknown': 'must not have the key "{key}"',
  'shape-choice': 'must be one of: {choices}',
  'shape-too-short': 'must not be empty or below {minimum}',
  'shape-too-long': 'must not be longer or more than {maximum}',
  'shape-id': 'must be lower-case words joined by hyphens',
  'shape-name': 'must be a name in camelCase, as expressions use it',
  'shape-date': 'must be a date that exists, as YYYY-MM-DD',
  'shape-source-needed': 'must name at least one source',
  'shape-process-needed': 'must offer a service type',
  'shape-contact-empty': 'must name a phone, a place or hours',
  'shape-other': 'does not have the right form',
  'file-empty': 'must not be empty',
  'file-too-long': 'must not be longer than {maximum} characters',
  'file-too-many-lines': 'must not have more than {maximum} lines',
  'file-too-deep': 'must not be nested deeper than {maximum}',
  'file-too-slow': 'takes too long to read',
  'files-too-many-at-once': 'must wait until other files have been read',
  'file-several-documents': 'must hold exactly one document',
  'file-unsound': 'must be sound YAML: {message}',
  'file-alias': 'must not use aliases',
  'file-key-twice': 'Map keys must be unique: "{key}"',
  'file-key-forbidden': 'must not use the key "{key}"',
  'file-without-items': 'must hold items or overlays',
  'file-overlays-without-organisation': 'holds overlays, so it must be said whose they are',
  'file-version-old': 'version {version} is published and differs; only the newest version can be changed',
  'file-item-twice': 'stands in the file twice: "{id}"',
  'overlay-part-missing': 'the item has no such part: "{id}"',
  'overlay-part-there': 'the item has this part already: "{id}"',
  'overlay-limit-incomparable': 'must count in the unit of the statutory limit',
  'overlay-without-process': 'must leave at least one service type',
  'overlay-change-twice': 'changes the same part as another change at the same time',
  'overlay-outside-period': 'must lie within the days of the overlay',
  'approver-unreachable': 'no {kind} stands above this organisation',
  'feel-name-unknown': 'uses "{name}", which is neither a fact nor a parameter',
  'feel-function-forbidden': 'calls "{name}", which expressions may not use',
  'feel-too-long': 'must not have more than {maximum} characters',
  'feel-too-deep': 'is nested deeper than {maximum}',
  'feel-part-forbidden': 'uses "{part}", a part of FEEL that rules may not use',
  'feel-number-too-long': 'must not use numbers of more than {maximum} digits',
  'feel-not-boolean': 'does not yield true or false',
  'feel-without-value': 'does not yield a value',
  'feel-unsound': 'is not sound: {message}',
  'feel-unreadable': 'is not valid FEEL: {message}',
} as const;

export type CatalogueRule = keyof typeof CATALOGUE_RULES;
export type RuleValues = Readonly<Record<string, string | number>>;

/** A broken rule by itself; `rule` is its sentence for those who edit files. */
export interface BrokenRule {
  readonly code: CatalogueRule;
  readonly values: RuleValues;
  readonly rule: string;
}

/** What is wrong inside an item: `path` leads to the place. */
export interface ItemMistake extends BrokenRule {
  readonly path: string;
}

export const brokenRule = (code: CatalogueRule, values: RuleValues = {}): BrokenRule => ({
  code,
  values,
  rule: CATALOGUE_RULES[code].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)),
});

export const mistakeAt = (path: string, code: CatalogueRule, values: RuleValues = {}): ItemMistake => ({
  path,
  ...brokenRule(code, values),
});
