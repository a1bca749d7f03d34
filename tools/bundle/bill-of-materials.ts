import { readLock, type NeededPackage } from './needed-packages.ts';

/** Packages that give their licence in a file alone. */
const LICENCES_BY_FILE: Readonly<Record<string, string>> = { 'png-js': 'MIT' };

/** What a package may be used under, or undefined where it says nothing. */
export const licenceOf = (name: string, license: string | undefined): string | undefined =>
  license ?? LICENCES_BY_FILE[name];

/** The checksum of the lock file, as other tools write it. */
const hashesOf = (integrity: string) => {
  const [algorithm = '', value = ''] = integrity.split('-');
  return [
    { alg: algorithm.toUpperCase().replace('SHA', 'SHA-'), content: Buffer.from(value, 'base64').toString('hex') },
  ];
};

const addressOf = (name: string, version: string): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** The list of libraries in the form that scanners read, CycloneDX 1.5; the same packages make the same text. */
export const billOfMaterials = (version: string, packages: readonly NeededPackage[]): string => {
  const lock = readLock();
  const components = packages.map((one) => {
    const licence = licenceOf(one.name, lock[one.path]?.license);
    return {
      type: 'library',
      'bom-ref': `${one.path}@${one.version}`,
      name: one.name,
      version: one.version,
      purl: addressOf(one.name, one.version),
      hashes: hashesOf(one.integrity),
      ...(licence === undefined ? {} : { licenses: [{ expression: licence }] }),
    };
  });
  const component = { type: 'application', 'bom-ref': 'quanke', name: 'quanke', version };
  const bill = { bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, metadata: { component }, components };
  return `${JSON.stringify(bill, null, 2)}\n`;
};
