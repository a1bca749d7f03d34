import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCatalogue } from '../domain/catalogue.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { itemMistakes, relationMistakes } from '../domain/catalogue-checks.ts';
import type { FactDefinition, ServiceItem } from '../domain/service-item.ts';
import { assembleItem } from '../domain/assemble-item.ts';
import type { CatalogueParts } from '../domain/assemble-item.ts';
import {
  certificatesFileSchema,
  departmentsFileSchema,
  factsFileSchema,
  itemFileSchema,
  promisesFileSchema,
  sourcesFileSchema,
} from './catalogue-schema.ts';
import { itemSchema } from '../domain/written-item.ts';
import type { WrittenItem } from '../domain/written-item.ts';
import { readShaped, shapeMistakes } from './read-yaml.ts';
import type { FileMistake, Read } from './read-yaml.ts';

/** File name to its text, so that tests can hand over files that were never written. */
export type CatalogueFiles = Readonly<Record<string, string>>;

interface PlacedItem {
  readonly file: string;
  readonly path: string;
  readonly item: ServiceItem;
  readonly written: WrittenItem;
}

/** The catalogue with what it was made of, for those who revise it. */
export interface LoadedCatalogue {
  readonly catalogue: Catalogue;
  readonly parts: CatalogueParts;
  readonly written: readonly WrittenItem[];
}

const SHARED_FILES = [
  'departments.yaml',
  'facts.yaml',
  'promises.yaml',
  'refused-certificates.yaml',
  'sources.yaml',
] as const;

/** Files without items; any file that is missing is a mistake of its own. */
const readParts = (files: CatalogueFiles): Read<CatalogueParts> => {
  const missing = SHARED_FILES.filter((file) => files[file] === undefined);
  if (missing.length > 0)
    return { ok: false, mistakes: missing.map((file) => ({ file, path: '', rule: 'file must exist' })) };
  const text = (file: (typeof SHARED_FILES)[number]): string => files[file] ?? '';
  const departments = readShaped('departments.yaml', text('departments.yaml'), departmentsFileSchema);
  const facts = readShaped('facts.yaml', text('facts.yaml'), factsFileSchema);
  const promises = readShaped('promises.yaml', text('promises.yaml'), promisesFileSchema);
  const sources = readShaped('sources.yaml', text('sources.yaml'), sourcesFileSchema);
  const refused = readShaped('refused-certificates.yaml', text('refused-certificates.yaml'), certificatesFileSchema);
  if (!departments.ok || !facts.ok || !promises.ok || !sources.ok || !refused.ok)
    return {
      ok: false,
      mistakes: [departments, facts, promises, refused, sources].flatMap((read) => (read.ok ? [] : read.mistakes)),
    };
  return {
    ok: true,
    value: {
      departments: departments.value.departments,
      facts: facts.value.facts,
      promises: promises.value.promises,
      documents: sources.value.documents,
      certificates: refused.value.certificates.map((one) => ({ ...one, basis: refused.value.basis })),
    },
  };
};

const factMistakes = (facts: readonly FactDefinition[]): readonly FileMistake[] =>
  facts.flatMap((fact, index) => {
    const path = `facts[${index}]`;
    const mistakes: FileMistake[] = [];
    if (facts.findIndex((other) => other.id === fact.id) !== index)
      mistakes.push({ file: 'facts.yaml', path: `${path}.id`, rule: `"${fact.id}" must be unique` });
    if ((fact.type === 'choice') !== (fact.choices !== undefined))
      mistakes.push({ file: 'facts.yaml', path: `${path}.choices`, rule: 'a choice has choices, nothing else has' });
    return mistakes;
  });

const readItems = (file: string, source: string, parts: CatalogueParts): Read<readonly PlacedItem[]> => {
  const read = readShaped(file, source, itemFileSchema);
  if (!read.ok) return read;
  const mistakes: FileMistake[] = [];
  const items: PlacedItem[] = [];
  read.value.items.forEach((written, index) => {
    const path = `items[${index}]`;
    const parsed = itemSchema.safeParse({ ...read.value.defaults, ...written });
    if (!parsed.success) return void mistakes.push(...shapeMistakes(file, path, parsed.error));
    const assembled = assembleItem(parsed.data, parts);
    if (!assembled.ok)
      mistakes.push(...assembled.mistakes.map((m) => ({ file, path: `${path}.${m.path}`, rule: m.rule })));
    else items.push({ file, path, item: assembled.item, written: parsed.data });
  });
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, value: items };
};

const assembleCatalogue = (files: CatalogueFiles): Read<LoadedCatalogue> => {
  const parts = readParts(files);
  if (!parts.ok) return parts;
  const mistakes: FileMistake[] = [...factMistakes(parts.value.facts)];
  const placed: PlacedItem[] = [];
  for (const [file, source] of Object.entries(files)) {
    if (SHARED_FILES.some((shared) => shared === file)) continue;
    const read = readItems(file, source, parts.value);
    if (read.ok) placed.push(...read.value);
    else mistakes.push(...read.mistakes);
  }
  const all = placed.map((place) => place.item);
  // References between items are only judged when every item could be read; otherwise they would mislead.
  const whole = mistakes.length === 0;
  for (const { file, path, item } of placed) {
    const found = [...itemMistakes(item, parts.value.facts), ...(whole ? relationMistakes(item, all) : [])];
    mistakes.push(...found.map((mistake) => ({ file, path: `${path}.${mistake.path}`, rule: mistake.rule })));
  }
  return mistakes.length > 0
    ? { ok: false, mistakes }
    : {
        ok: true,
        value: {
          catalogue: createCatalogue(all, parts.value.certificates),
          parts: parts.value,
          written: placed.map((place) => place.written),
        },
      };
};

/** Builds the catalogue from file texts, or lists every mistake found in all of them. */
export const buildCatalogue = (files: CatalogueFiles): Read<Catalogue> => {
  const read = assembleCatalogue(files);
  return read.ok ? { ok: true, value: read.value.catalogue } : read;
};

/** Reads the `.yaml` files of a folder (`catalogue/service-items`). */
export const readCatalogueFiles = (directory: string): CatalogueFiles =>
  Object.fromEntries(
    readdirSync(directory)
      .filter((file) => file.endsWith('.yaml'))
      .toSorted()
      .map((file) => [file, readFileSync(join(directory, file), 'utf8')]),
  );

/** Loads `catalogue/service-items`. Mistakes come back as data; see `describeMistakes` for showing them. */
export const loadCatalogue = (directory: string): Read<Catalogue> => buildCatalogue(readCatalogueFiles(directory));

/** The same with everything that revising the catalogue needs. */
export const loadWholeCatalogue = (directory: string): Read<LoadedCatalogue> =>
  assembleCatalogue(readCatalogueFiles(directory));

export const describeMistakes = (mistakes: readonly FileMistake[]): string =>
  mistakes.map(({ file, path, rule }) => `${file}${path === '' ? '' : ` › ${path}`}: ${rule}`).join('\n');
