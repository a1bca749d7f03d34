import { totalmem } from 'node:os';
import { archiveCommand } from './log-archive.ts';

/** `lasting` survives a power cut; `throw-away` is for tests, which lose nothing when it does not. */
export type Durability = 'lasting' | 'throw-away';

export interface SettingsInput {
  readonly socket: string;
  readonly logs: string;
  readonly durability: Durability;
  readonly memoryMegabytes?: number;
  /** Where the finished log is kept; undefined: it is not. */
  readonly archive?: string;
}

const clamp = (value: number, low: number, high: number): number => Math.round(Math.min(Math.max(value, low), high));

const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** An office that keeps its log loses at most these seconds of work with its disk. */
const ARCHIVE_SECONDS = 300;

const archiveLines = (archive: string | undefined): readonly string[] =>
  archive === undefined
    ? ['archive_mode = off']
    : [
        'archive_mode = on',
        `archive_command = ${quote(archiveCommand(archive))}`,
        `archive_timeout = ${ARCHIVE_SECONDS}s`,
      ];

const durabilityLines = (durability: Durability): readonly string[] =>
  durability === 'lasting'
    ? ['fsync = on', 'synchronous_commit = on', 'full_page_writes = on', 'checkpoint_timeout = 15min']
    : ['fsync = off', 'synchronous_commit = off', 'full_page_writes = off', 'checkpoint_timeout = 1h'];

/**
 * The server's settings for one office computer. Statements, parameters and error details stay out of the log,
 * because they would carry personal data into a plain file. `operator.conf` beside it has the last word.
 */
export const clusterSettings = (input: SettingsInput): string => {
  const memory = input.memoryMegabytes ?? totalmem() / 1_048_576;
  return [
    '# Written at every start; put your own settings into operator.conf.',
    "listen_addresses = ''",
    'port = 5432',
    `unix_socket_directories = ${quote(input.socket)}`,
    'unix_socket_permissions = 0700',
    'max_connections = 60',
    `shared_buffers = ${clamp(memory / 8, 128, 1024)}MB`,
    `effective_cache_size = ${clamp(memory / 2, 256, 16_384)}MB`,
    'work_mem = 16MB',
    'maintenance_work_mem = 128MB',
    'random_page_cost = 1.1',
    'jit = off',
    'wal_level = replica',
    'wal_compression = on',
    'min_wal_size = 128MB',
    'max_wal_size = 2GB',
    ...durabilityLines(input.durability),
    ...archiveLines(input.archive),
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    'password_encryption = scram-sha-256',
    'logging_collector = on',
    `log_directory = ${quote(input.logs)}`,
    "log_filename = 'postgresql-%a.log'",
    'log_truncate_on_rotation = on',
    'log_rotation_age = 1d',
    'log_rotation_size = 0',
    'log_file_mode = 0600',
    "log_line_prefix = '%m [%p] %q%u@%d '",
    'log_min_error_statement = panic',
    'log_error_verbosity = terse',
    'log_parameter_max_length = 0',
    'log_parameter_max_length_on_error = 0',
    '',
  ].join('\n');
};
