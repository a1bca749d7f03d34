import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeStartFailure, StartupError } from '../platform/startup-error.ts';
import { tell, type Engine } from '../tests/operation/container.ts';
import { tryContainer } from '../tests/operation/container-trial.ts';
import { readTrial } from './reliability-section.ts';
import { ROOT } from './run-tool.ts';

const RESULT = join(ROOT, 'docs', 'reliability', 'container.json');
const BUNDLE = 'dist/bundle';

const { values } = parseArgs({
  options: {
    /** podman or docker. */
    with: { type: 'string', default: 'podman' },
    /** The image to build on, where the one that the container file names cannot be reached. */
    base: { type: 'string' },
    port: { type: 'string', default: '3310' },
    write: { type: 'boolean', default: false },
  },
});

/** Podman leaves health checks out of its own format of images. */
const build = (engine: Engine): void => {
  if (globSync(`${BUNDLE}/quanke-*-linux-x64-arm64.tar.gz`, { cwd: ROOT }).length !== 1)
    throw new StartupError('no-bundle', {
      zh: `${BUNDLE} 里应当正好有一个两种架构的离线安装包：先运行 npm run bundle。`,
      en: `${BUNDLE} must hold exactly one bundle for both architectures: run npm run bundle first.`,
    });
  const format = engine.program === 'podman' ? ['--format', 'docker'] : [];
  const base = values.base === undefined ? [] : ['--build-arg', `BASE=${values.base}`];
  const file = join(ROOT, 'packaging', 'Containerfile');
  tell(engine, 'build', ...format, ...base, '--network=none', '-f', file, '-t', engine.image, join(ROOT, BUNDLE));
};

/** Builds the image of packaging/Containerfile without a network and lives through its life; the bundle must be there. */
const main = async (): Promise<void> => {
  const engine = { program: values.with, image: 'quanke-trial' };
  const began = performance.now();
  build(engine);
  console.log(`镜像已建 · Image built (${((performance.now() - began) / 1_000).toFixed(0)} s)`);
  const figures = await tryContainer(engine, Number(values.port));
  for (const { name, value } of figures) console.log(`${name.zh} · ${name.en}: ${value}`);
  if (!values.write) return;
  const trial = readTrial(readFileSync(RESULT, 'utf8'));
  const measuredAt = new Date().toISOString().slice(0, 10);
  writeFileSync(RESULT, `${JSON.stringify({ ...trial, measuredAt, figures }, null, 2)}\n`);
};

try {
  await main();
} catch (failure) {
  console.error(describeStartFailure(failure));
  process.exitCode = 1;
}
