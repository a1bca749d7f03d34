import { z } from 'zod';

const sourced = z.strictObject({ value: z.number().positive(), from: z.string().min(1) });

/** `docs/city-figures.json`: what was measured with the command that did, and what is supposed about a city. */
const figures = z.strictObject({
  measured: z.strictObject({
    /** With its history, its audit trail, and the person it is about: too much for a person's second case. */
    bytesPerCase: sourced,
    serverMillisecondsPerRead: sourced,
    serverMillisecondsPerWrite: sourced,
    databaseMillisecondsPerRead: sourced,
    databaseMillisecondsPerWrite: sourced,
  }),
  supposed: z.strictObject({
    communities: z.number().int().positive(),
    residents: z.number().int().positive(),
    casesPerResidentAndYear: z.number().positive(),
    yearsKept: z.number().positive(),
    workersAtOncePerCommunity: z.number().positive(),
    secondsBetweenRequestsOfAWorker: z.number().positive(),
    shareOfWrites: z.number().min(0).max(1),
    /** Of a processor at the busiest hour. */
    mostBusy: z.number().min(0).max(1),
    coresPerDatabaseServer: z.number().int().positive(),
    gigabytesPerDatabaseServer: z.number().positive(),
  }),
});
export type CityFigures = z.infer<typeof figures>;

/** Throws and names the field when the file is not of this shape. */
export const readCityFigures = (json: string): CityFigures => figures.parse(JSON.parse(json));

const GIGABYTE = 1_000_000_000;

export interface Capacity {
  readonly gigabytes: number;
  readonly requestsPerSecond: number;
  readonly programCores: number;
  readonly databaseCores: number;
  readonly databaseServers: number;
}

/** Gigabytes are 10⁹ bytes with indexes, of one copy; cores are those of the machine that measured, at the busiest hour. */
export const capacityOf = ({ measured, supposed }: CityFigures): Capacity => {
  const cases = supposed.residents * supposed.casesPerResidentAndYear * supposed.yearsKept;
  const gigabytes = (Math.max(cases, supposed.residents) * measured.bytesPerCase.value) / GIGABYTE;
  const requestsPerSecond =
    (supposed.communities * supposed.workersAtOncePerCommunity) / supposed.secondsBetweenRequestsOfAWorker;
  const coresFor = (read: number, write: number): number =>
    (requestsPerSecond * ((1 - supposed.shareOfWrites) * read + supposed.shareOfWrites * write)) /
    1_000 /
    supposed.mostBusy;
  const databaseCores = coresFor(
    measured.databaseMillisecondsPerRead.value,
    measured.databaseMillisecondsPerWrite.value,
  );
  return {
    gigabytes,
    requestsPerSecond,
    programCores: coresFor(measured.serverMillisecondsPerRead.value, measured.serverMillisecondsPerWrite.value),
    databaseCores,
    databaseServers: Math.max(
      Math.ceil(databaseCores / supposed.coresPerDatabaseServer),
      Math.ceil(gigabytes / supposed.gigabytesPerDatabaseServer),
    ),
  };
};

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const whole = (value: number): string => Math.round(value).toLocaleString('en');
const tenth = (value: number): string => value.toFixed(1);

/** The part of docs/city.md between its marks. */
export const capacitySection = (city: CityFigures): string => {
  const { measured, supposed } = city;
  const needed = capacityOf(city);
  const years = supposed.yearsKept;
  return [
    `${whole(supposed.communities)} communities, ${whole(supposed.residents)} residents, ${years} years of cases.`,
    '',
    row('Needed', 'Figure'),
    row('---', '---'),
    row(`people, cases with their history and audit trail, ${years} years, at most`, `${whole(needed.gigabytes)} GB`),
    row('requests a second at the busiest hour', whole(needed.requestsPerSecond)),
    row('processor cores of the program', tenth(needed.programCores)),
    row('processor cores of the database', tenth(needed.databaseCores)),
    row(
      `database servers of ${supposed.coresPerDatabaseServer} cores and ${whole(supposed.gigabytesPerDatabaseServer)} GB, without standbys`,
      needed.databaseServers,
    ),
    '',
    row('Measured', 'Figure', 'By'),
    row('---', '---', '---'),
    ...Object.entries(measured).map(([name, { value, from }]) => row(name, value, from)),
    '',
    row('Supposed', 'Figure'),
    row('---', '---'),
    ...Object.entries(supposed).map(([name, value]) => row(name, value)),
  ].join('\n');
};

const START = '<!-- capacity:start -->';
const END = '<!-- capacity:end -->';

/** The text with the section between its two marks; throws where a mark is missing. */
export const withCapacity = (text: string, section: string): string => {
  const [start, end] = [text.indexOf(START), text.indexOf(END)];
  if (start === -1 || end < start) throw new Error(`no ${START} before ${END}`);
  return `${text.slice(0, start + START.length)}\n\n${section}\n\n${text.slice(end)}`;
};
