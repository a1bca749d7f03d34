import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { billOfMaterials } from './bundle/bill-of-materials.ts';
import { packagesFor, shippedFiles } from './bundle/lay-out.ts';
import { ROOT } from './run-tool.ts';

/** Writes the list of the libraries that the bundle ships, without making the bundle. */
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string };
const packages = packagesFor(shippedFiles(), ['x64', 'arm64']);
mkdirSync(join(ROOT, 'dist'), { recursive: true });
writeFileSync(join(ROOT, 'dist', 'sbom.cdx.json'), billOfMaterials(version, packages));
console.log(`组件清单 · List of libraries: dist/sbom.cdx.json（${packages.length}，CycloneDX）`);
