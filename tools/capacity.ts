import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capacitySection, readCityFigures, withCapacity } from './capacity-table.ts';
import { ROOT } from './run-tool.ts';

const page = join(ROOT, 'docs', 'city.md');
const city = readCityFigures(readFileSync(join(ROOT, 'docs', 'city-figures.json'), 'utf8'));
writeFileSync(page, withCapacity(readFileSync(page, 'utf8'), capacitySection(city)));
console.log(capacitySection(city));
