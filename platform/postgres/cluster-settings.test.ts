import { describe, expect, it } from 'vitest';
import { clusterSettings } from './cluster-settings.ts';

const settings = (durability: 'lasting' | 'throw-away', memoryMegabytes = 8_192): string =>
  clusterSettings({ socket: "/srv/o'brien/socket", logs: '/srv/logs', durability, memoryMegabytes });

describe('the settings of the embedded database', () => {
  it('never trades safety for speed where data must last', () => {
    expect(settings('lasting')).toMatch(/^fsync = on$/m);
    expect(settings('lasting')).toMatch(/^synchronous_commit = on$/m);
    expect(settings('throw-away')).toMatch(/^fsync = off$/m);
  });

  it('opens no port and keeps statements and their values out of the log', () => {
    expect(settings('lasting')).toMatch(/^listen_addresses = ''$/m);
    expect(settings('lasting')).toMatch(/^log_min_error_statement = panic$/m);
    expect(settings('lasting')).toMatch(/^log_error_verbosity = terse$/m);
  });

  it.each([
    [512, '128MB'],
    [8_192, '1024MB'],
    [65_536, '1024MB'],
  ])('on a machine with %i MB takes %s of shared buffers', (memory, expected) => {
    expect(settings('lasting', memory)).toContain(`shared_buffers = ${expected}\n`);
  });

  it('quotes folders', () => {
    expect(settings('lasting')).toContain("unix_socket_directories = '/srv/o''brien/socket'");
  });
});
