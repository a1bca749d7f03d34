import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Text } from '../kernel/text.ts';
import { StartupError } from '../platform/startup-error.ts';

/** The rule of each setting in words, for the person who has to put it right. */
const RULES: Readonly<Record<string, Text>> = {
  PORT: { zh: '必须是 1 到 65535 之间的整数', en: 'must be a whole number from 1 to 65535' },
  HOST: { zh: '必须是本机的一个地址，例如 127.0.0.1', en: 'must be an address of this machine, such as 127.0.0.1' },
  QUANKE_DATA: { zh: '必须是一个文件夹路径', en: 'must be the path of a folder' },
  DATABASE_URL: {
    zh: '必须形如 postgresql://用户:密码@主机:5432/库名',
    en: 'must look like postgresql://user:password@host:5432/database',
  },
  DATABASE_APP_URL: {
    zh: '必须形如 postgresql://用户:密码@主机:5432/库名，且只能与 DATABASE_URL 一起设置',
    en: 'must look like postgresql://user:password@host:5432/database, and only together with DATABASE_URL',
  },
  QUANKE_LOG_LEVEL: {
    zh: '必须是 fatal、error、warn、info、debug、trace、silent 之一',
    en: 'must be one of fatal, error, warn, info, debug, trace, silent',
  },
  QUANKE_PUBLIC_URL: {
    zh: '必须是居民访问的网址，例如 https://quanke.example.cn，不带路径',
    en: 'must be the address residents use, such as https://quanke.example.cn, without a path',
  },
  QUANKE_MESSAGE_URL: {
    zh: '必须是短信或消息网关的网址，例如 https://gateway.example.cn/send',
    en: 'must be the address of a message gateway, such as https://gateway.example.cn/send',
  },
  QUANKE_EMBEDDINGS: {
    zh: '必须是词向量文件的路径，以 .vec 或 .vec.gz 结尾',
    en: 'must be the path of a file of word vectors that ends in .vec or .vec.gz',
  },
  QUANKE_LOG_ARCHIVE: {
    zh: '必须是一个文件夹的绝对路径，最好在另一块磁盘上',
    en: 'must be the absolute path of a folder, best on another disk',
  },
  QUANKE_DEMO: { zh: '（--demo）必须是 standard 或 none', en: '(--demo) must be standard or none' },
  QUANKE_SCALE: {
    zh: '（--scale）必须是 1 到 1000000 之间的整数，即演示居民人数',
    en: '(--scale) must be a whole number from 1 to 1000000, the number of demo residents',
  },
};

const postgresUrl = z.string().refine((value) => URL.canParse(value) && /^postgres(ql)?:\/\/[^/]+\/.+/.test(value));

const publicUrl = z
  .string()
  .refine((value) => /^https?:\/\/[^/?#]+\/?$/.test(value) && URL.canParse(value))
  .transform((value) => new URL(value).origin);

const wholeNumber = (low: number, high: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(low).max(high));

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
    QUANKE_MESSAGE_URL: z
      .string()
      .refine((value) => /^https?:\/\//.test(value) && URL.canParse(value))
      .optional(),
    QUANKE_EMBEDDINGS: z
      .string()
      .regex(/\.vec(\.gz)?$/)
      .optional(),
    QUANKE_LOG_ARCHIVE: z.string().startsWith('/').optional(),
    QUANKE_DEMO: z.enum(['standard', 'none']).default('standard'),
    QUANKE_SCALE: wholeNumber(1, 1_000_000).optional(),
  })
  .refine((settings) => settings.DATABASE_APP_URL === undefined || settings.DATABASE_URL !== undefined, {
    path: ['DATABASE_APP_URL'],
  });

export type LogLevel = z.infer<typeof SettingsSchema>['QUANKE_LOG_LEVEL'];

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
  /** Where messages to residents are posted; undefined: they wait in the outbox. */
  readonly messageGateway: string | undefined;
  /** Where the finished log of the embedded database is kept, so that a backup can be brought to a point in time; undefined: nowhere. */
  readonly logArchive: string | undefined;
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

const refuseSettings = (error: z.ZodError): StartupError => {
  const names = [...new Set(error.issues.map((issue) => String(issue.path[0])))];
  const line = (language: keyof Text): string =>
    names.map((name) => `  ${name} ${RULES[name]?.[language] ?? ''}`).join('\n');
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
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDirectory: settings.QUANKE_DATA,
    database: { ownerUrl: settings.DATABASE_URL, appUrl: settings.DATABASE_APP_URL },
    logLevel: settings.QUANKE_LOG_LEVEL,
    publicUrl: settings.QUANKE_PUBLIC_URL ?? `http://${host}:${settings.PORT}`,
    messageGateway: settings.QUANKE_MESSAGE_URL,
    logArchive: settings.QUANKE_LOG_ARCHIVE,
    embeddings: settings.QUANKE_EMBEDDINGS,
    demo: { kind: settings.QUANKE_DEMO, residents: settings.QUANKE_SCALE },
  };
};

/** The configuration of this process. Call once, in a composition root. */
export const readProcessConfig = (): Config => readConfig(process.env, process.argv.slice(2));
