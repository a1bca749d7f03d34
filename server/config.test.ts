import { describe, expect, it } from 'vitest';
import { StartupError } from '../platform/startup-error.ts';
import { readConfig } from './config.ts';

const failureOf = (environment: Record<string, string>, args: readonly string[] = []): StartupError => {
  try {
    readConfig(environment, args);
  } catch (failure) {
    if (failure instanceof StartupError) return failure;
    throw failure;
  }
  throw new Error('The configuration was accepted.');
};

describe('the configuration', () => {
  it('given nothing, serves the demo on the loopback address with its own database', () => {
    expect(readConfig({}, [])).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDirectory: 'data',
      database: { ownerUrl: undefined, appUrl: undefined },
      logLevel: 'info',
      publicUrl: 'http://127.0.0.1:3000',
      localAddress: 'http://127.0.0.1:3000',
      drainSeconds: 0,
      demo: { kind: 'standard', residents: undefined },
    });
  });

  it('takes options of the command line before variables', () => {
    const config = readConfig({ PORT: '4000', QUANKE_DEMO: 'standard' }, ['--demo=none', '--scale', '5000']);
    expect(config.port).toBe(4000);
    expect(config.demo).toEqual({ kind: 'none', residents: 5000 });
  });

  it('treats an empty variable as absent', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' }, []).database.ownerUrl).toBeUndefined();
  });

  it('accepts the socket form of a connection string', () => {
    const url = 'postgresql://owner:secret@%2Ftmp%2Fsocket:5432/quanke';
    expect(readConfig({ DATABASE_URL: url }, []).database.ownerUrl).toBe(url);
  });

  it.each([
    ['9464', { host: '127.0.0.1', port: 9464 }],
    ['10.0.0.5:9464', { host: '10.0.0.5', port: 9464 }],
    ['[::1]:9464', { host: '::1', port: 9464 }],
  ])('takes %s for an address of metrics', (value, metrics) => {
    expect(readConfig({ QUANKE_METRICS: value }, []).metrics).toEqual(metrics);
  });

  it('writes an address of version 6 as browsers do, and does not mistake the public one for it', () => {
    const { localAddress, publicUrl } = readConfig({ HOST: '::1', QUANKE_PUBLIC_URL: 'https://quanke.example.cn' }, []);
    expect([localAddress, publicUrl]).toEqual(['http://[::1]:3000', 'https://quanke.example.cn']);
  });

  it('keeps the origin of the public address only', () => {
    expect(readConfig({ QUANKE_PUBLIC_URL: 'https://quanke.example.cn/' }, []).publicUrl).toBe(
      'https://quanke.example.cn',
    );
  });

  it.each([
    ['PORT', 'three thousand'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['HOST', 'a b'],
    ['DATABASE_URL', 'mysql://root:hunter2@db/x'],
    ['DATABASE_URL', 'postgresql://host-without-database'],
    ['DATABASE_APP_URL', 'postgresql://app:hunter2@host/quanke'],
    ['QUANKE_LOG_LEVEL', 'loud'],
    ['QUANKE_PUBLIC_URL', 'quanke.example.cn'],
    ['QUANKE_PUBLIC_URL', 'https://quanke.example.cn/path'],
    ['QUANKE_EMBEDDINGS', 'words.bin'],
    ['QUANKE_LOG_ARCHIVE', 'somewhere'],
    ['QUANKE_METRICS', 'metrics'],
    ['QUANKE_METRICS', '127.0.0.1:70000'],
    ['QUANKE_TRACES', 'collector:4318'],
    ['QUANKE_LOGS', 'http://logs.example.cn:4318'],
    ['QUANKE_LOGS', 'logs:4318'],
    ['QUANKE_DRAIN_SECONDS', '-1'],
    ['QUANKE_DEMO', 'yes'],
    ['QUANKE_SCALE', '1000001'],
  ])('given %s=%s, names the variable and its rule in both languages and hides the value', (name, value) => {
    const failure = failureOf({ [name]: value });
    expect(failure.code).toBe('bad-configuration');
    expect(failure.text.zh).toContain(name);
    expect(failure.text.en).toContain(name);
    expect(failure.text.en).not.toContain('hunter2');
  });

  it.each(['https://logs.example.cn', 'http://127.0.0.1:4318', 'http://[::1]:4318'])(
    'given logs that travel encrypted or stay on this machine, takes %s',
    (address) => {
      expect(readConfig({ QUANKE_LOGS: address }, []).logs).toBe(address);
    },
  );

  it('collects every mistake at once', () => {
    const { text } = failureOf({ PORT: 'x', QUANKE_DEMO: 'x' });
    expect(text.en).toMatch(/PORT[\s\S]*QUANKE_DEMO/);
  });

  it.each(['--colour=red', 'extra', '--demo'])('refuses the command line %s', (argument) => {
    expect(['unknown-option', 'bad-configuration']).toContain(failureOf({}, [argument]).code);
  });
});
