import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Text } from '../kernel/text.ts';
import { SECOND_FACTOR_CHOICES, type SecondFactorChoice } from '../modules/access/domain/owed.ts';
import { StartupError } from '../platform/startup-error.ts';
import { SETTING_WORDS } from './setting-words.ts';

const postgresUrl = z.string().refine((value) => URL.canParse(value) && /^postgres(ql)?:\/\/[^/]+\/.+/.test(value));

const publicUrl = z
  .string()
  .refine((value) => /^https?:\/\/[^/?#]+\/?$/.test(value) && URL.canParse(value))
  .transform((value) => new URL(value).origin);

const wholeNumber = (low: number, high: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(low).max(high));

const address = z
  .string()
  .regex(/^(([\w.-]+|\[[\da-f:]+\]):)?\d{1,5}$/i)
  .transform((value) => {
    const port = value.slice(value.lastIndexOf(':') + 1);
    const host = value.slice(0, -port.length - 1).replaceAll(/[[\]]/g, '');
    return { host: host === '' ? '127.0.0.1' : host, port: Number(port) };
  })
  .refine(({ port }) => port >= 1 && port <= 65_535);

const webAddress = z.string().refine((value) => /^https?:\/\//.test(value) && URL.canParse(value));

/** Lines of the log tell who is faulty and where: to another machine they go encrypted. */
const ON_THIS_MACHINE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const logAddress = webAddress.refine((value) => {
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || ON_THIS_MACHINE.test(hostname);
});

const SettingsSchema = z
  .object({
    PORT: wholeNumber(1, 65_535).default(3000),
    HOST: z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
    QUANKE_DATA: z.string().default('data'),
    DATABASE_URL: postgresUrl.optional(),
    DATABASE_APP_URL: postgresUrl.optional(),
    QUANKE_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    QUANKE_PUBLIC_URL: publicUrl.optional(),
    QUANKE_MESSAGE_URL: webAddress.optional(),
    QUANKE_EMBEDDINGS: z
      .string()
      .regex(/\.vec(\.gz)?$/)
      .optional(),
    QUANKE_LOG_ARCHIVE: z.string().startsWith('/').optional(),
    QUANKE_METRICS: address.optional(),
    QUANKE_TRACES: webAddress.optional(),
    QUANKE_LOGS: logAddress.optional(),
    QUANKE_DRAIN_SECONDS: wholeNumber(0, 120).default(0),
    QUANKE_SECOND_FACTOR: z.enum(SECOND_FACTOR_CHOICES).optional(),
    QUANKE_DEMO: z.enum(['standard', 'none']).default('standard'),
    QUANKE_SCALE: wholeNumber(1, 1_000_000).optional(),
  })
  .refine((settings) => settings.DATABASE_APP_URL === undefined || settings.DATABASE_URL !== undefined, {
    path: ['DATABASE_APP_URL'],
  });

export type LogLevel = z.infer<typeof SettingsSchema>['QUANKE_LOG_LEVEL'];

export type SettingName = keyof typeof SETTING_WORDS;

/** The names of all settings, in the order they are told. */
export const SETTING_NAMES = Object.keys(SettingsSchema.shape) as readonly SettingName[];

/** What a setting is when nobody sets it; undefined: nothing. */
export const settingDefaults = (): Readonly<Partial<Record<SettingName, unknown>>> => SettingsSchema.parse({});

/** Where the data lies and who serves it. */
export interface DatabaseConfig {
  /** Connection of the owner, who migrates. Undefined: the embedded PostgreSQL is started. */
  readonly ownerUrl: string | undefined;
  /** Connection of the application role. Undefined: derived from the owner's by whoever makes the role. */
  readonly appUrl: string | undefined;
}

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDirectory: string;
  readonly database: DatabaseConfig;
  readonly logLevel: LogLevel;
  /** Origin in links and QR codes, without a trailing slash. */
  readonly publicUrl: string;
  /** Where the program listens, as a browser on this machine writes it. */
  readonly localAddress: string;
  /** Where messages to residents are posted; undefined: they wait in the outbox. */
  readonly messageGateway: string | undefined;
  /** Where the finished log of the embedded database is kept, so that a backup can be brought to a point in time; undefined: nowhere. */
  readonly logArchive: string | undefined;
  /** Where metrics are served; undefined: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
  /** Origin of a collector of traces; undefined: none are sent. */
  readonly traces: string | undefined;
  /** Origin of a collector of the log; undefined: it is on the standard output alone. */
  readonly logs: string | undefined;
  /** How long it still serves, no longer ready, before it stops. */
  readonly drainSeconds: number;
  /** Whom a second factor is asked of; undefined: of those the rule names, and in the demo of nobody. */
  readonly secondFactor: SecondFactorChoice | undefined;
  /** A file of word vectors for the search of guides; undefined: it does without. */
  readonly embeddings: string | undefined;
  readonly demo: {
    readonly kind: 'standard' | 'none';
    /** Number of residents to generate; undefined is the demo's own size. */
    readonly residents: number | undefined;
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

const OPTION_VARIABLES = { demo: 'QUANKE_DEMO', scale: 'QUANKE_SCALE', port: 'PORT', host: 'HOST' } as const;

const refuseOption = (detail: string): StartupError =>
  new StartupError('unknown-option', {
    zh: `命令行参数无法识别：${detail}。可用的有 --demo=standard|none、--scale=人数、--port=端口、--host=地址。`,
    en: `Unknown option: ${detail}. Known ones are --demo=standard|none, --scale=N, --port=N and --host=ADDRESS.`,
  });

/** Options on the command line win over variables of the same meaning. */
const readOptions = (args: readonly string[]): Environment => {
  const { values, tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: {
      demo: { type: 'string' },
      scale: { type: 'string' },
      port: { type: 'string' },
      host: { type: 'string' },
    },
  });
  const stray = tokens.find((token) => token.kind !== 'option' || !(token.name in OPTION_VARIABLES));
  if (stray !== undefined) throw refuseOption(args[stray.index] ?? '');
  const entries = Object.entries(OPTION_VARIABLES).map(([option, variable]) => [variable, values[option]] as const);
  // An option without its value arrives as `true`; the empty text then fails its rule by name.
  return Object.fromEntries(
    entries.flatMap(([variable, value]) =>
      value === undefined ? [] : [[variable, typeof value === 'string' ? value : '-'] as const],
    ),
  );
};

const present = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''));

const isSetting = (name: string): name is SettingName => Object.hasOwn(SETTING_WORDS, name);

const refuseSettings = (error: z.ZodError): StartupError => {
  const names = [...new Set(error.issues.map((issue) => String(issue.path[0])))];
  const line = (language: keyof Text): string =>
    names.map((name) => `  ${name} ${isSetting(name) ? SETTING_WORDS[name].rule[language] : ''}`).join('\n');
  return new StartupError('bad-configuration', {
    zh: `配置有误：\n${line('zh')}`,
    en: `The configuration is not right:\n${line('en')}`,
  });
};

/**
 * Reads the settings from the environment and the command line. Values that are wrong are never printed,
 * because a connection string holds a password. Throws StartupError `bad-configuration` or `unknown-option`.
 */
export const readConfig = (environment: Environment, args: readonly string[]): Config => {
  const parsed = SettingsSchema.safeParse({ ...present(environment), ...readOptions(args) });
  if (!parsed.success) throw refuseSettings(parsed.error);
  const settings = parsed.data;
  const host = settings.HOST.includes(':') ? `[${settings.HOST}]` : settings.HOST;
  const localAddress = `http://${host}:${settings.PORT}`;
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDirectory: settings.QUANKE_DATA,
    database: { ownerUrl: settings.DATABASE_URL, appUrl: settings.DATABASE_APP_URL },
    logLevel: settings.QUANKE_LOG_LEVEL,
    publicUrl: settings.QUANKE_PUBLIC_URL ?? localAddress,
    localAddress,
    messageGateway: settings.QUANKE_MESSAGE_URL,
    logArchive: settings.QUANKE_LOG_ARCHIVE,
    metrics: settings.QUANKE_METRICS,
    traces: settings.QUANKE_TRACES,
    logs: settings.QUANKE_LOGS,
    drainSeconds: settings.QUANKE_DRAIN_SECONDS,
    secondFactor: settings.QUANKE_SECOND_FACTOR,
    embeddings: settings.QUANKE_EMBEDDINGS,
    demo: { kind: settings.QUANKE_DEMO, residents: settings.QUANKE_SCALE },
  };
};

/** The configuration of this process. Call once, in a composition root. */
export const readProcessConfig = (): Config => readConfig(process.env, process.argv.slice(2));
