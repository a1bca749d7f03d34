import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { capacityOf, capacitySection, readCityFigures, withCapacity } from './capacity-table.ts';
import { ROOT } from './run-tool.ts';

const city = readCityFigures(readFileSync(join(ROOT, 'docs', 'city-figures.json'), 'utf8'));

describe('the capacity of a city', () => {
  it('given the figures on record, docs/city.md shows what they come to', () => {
    const page = readFileSync(join(ROOT, 'docs', 'city.md'), 'utf8');
    expect(withCapacity(page, capacitySection(city))).toBe(page);
  });

  it('given twice the workers, needs twice the processors and the same room', () => {
    const once = capacityOf(city);
    const { workersAtOncePerCommunity: workers } = city.supposed;
    const twice = capacityOf({ ...city, supposed: { ...city.supposed, workersAtOncePerCommunity: workers * 2 } });
    expect(twice.databaseCores).toBeCloseTo(once.databaseCores * 2);
    expect(twice.programCores).toBeCloseTo(once.programCores * 2);
    expect(twice.gigabytes).toBe(once.gigabytes);
  });
});
