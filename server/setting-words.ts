import type { Text } from '../kernel/text.ts';

/** What a setting is for, and the rule its value must keep: for the person who runs the program. */
export interface SettingWords {
  readonly meaning: Text;
  readonly rule: Text;
}

const POSTGRES_RULE: Text = {
  zh: '必须形如 postgresql://用户:密码@主机:5432/库名',
  en: 'must look like postgresql://user:password@host:5432/database',
};

export const SETTING_WORDS = {
  PORT: {
    meaning: { zh: '提供网页和接口的端口（--port）', en: 'The port of pages and API (--port)' },
    rule: { zh: '必须是 1 到 65535 之间的整数', en: 'must be a whole number from 1 to 65535' },
  },
  HOST: {
    meaning: {
      zh: '在本机哪个地址上提供服务（--host）；要让别的电脑直接访问，用 0.0.0.0',
      en: 'The address of this machine to serve on (--host); 0.0.0.0 lets other machines in directly',
    },
    rule: { zh: '必须是本机的一个地址，例如 127.0.0.1', en: 'must be an address of this machine, such as 127.0.0.1' },
  },
  QUANKE_DATA: {
    meaning: {
      zh: '数据文件夹：密钥、内置数据库、封条的锚。备份它，不要与别人共用',
      en: 'The data folder: keys, embedded database, anchors of the seals. Back it up, share it with nobody',
    },
    rule: { zh: '必须是一个文件夹路径', en: 'must be the path of a folder' },
  },
  DATABASE_URL: {
    meaning: {
      zh: '自备的 PostgreSQL（15 或更新），用所有者账号；不设则启动内置数据库',
      en: 'An own PostgreSQL (15 or later), as its owner; unset: the embedded one is started',
    },
    rule: POSTGRES_RULE,
  },
  DATABASE_APP_URL: {
    meaning: {
      zh: '应用账号的连接；不设则由程序建立账号并自己保管密码',
      en: 'The connection of the application role; unset: the program makes the role and keeps its password',
    },
    rule: {
      zh: `${POSTGRES_RULE.zh}，且只能与 DATABASE_URL 一起设置`,
      en: `${POSTGRES_RULE.en}, and only together with DATABASE_URL`,
    },
  },
  QUANKE_LOG_LEVEL: {
    meaning: {
      zh: '日志的详细程度；日志每行一个 JSON，不含个人信息',
      en: 'How much is logged; a JSON object a line, without personal data',
    },
    rule: {
      zh: '必须是 fatal、error、warn、info、debug、trace、silent 之一',
      en: 'must be one of fatal, error, warn, info, debug, trace, silent',
    },
  },
  QUANKE_PUBLIC_URL: {
    meaning: {
      zh: '居民和工作人员访问的网址，写进链接和二维码；以 https 开头时只在加密连接上发登录凭证',
      en: 'The address people use, written into links and QR codes; with https, sessions travel encrypted only',
    },
    rule: {
      zh: '必须是居民访问的网址，例如 https://quanke.example.cn，不带路径',
      en: 'must be the address residents use, such as https://quanke.example.cn, without a path',
    },
  },
  QUANKE_MESSAGE_URL: {
    meaning: {
      zh: '短信或消息网关；不设则消息留在发件箱',
      en: 'The gateway for messages to residents; unset: they wait in the outbox',
    },
    rule: {
      zh: '必须是短信或消息网关的网址，例如 https://gateway.example.cn/send',
      en: 'must be the address of a message gateway, such as https://gateway.example.cn/send',
    },
  },
  QUANKE_EMBEDDINGS: {
    meaning: {
      zh: '事项搜索用的词向量；不设也能搜索',
      en: 'Word vectors for the search of guides, which does without them too',
    },
    rule: {
      zh: '必须是词向量文件的路径，以 .vec 或 .vec.gz 结尾',
      en: 'must be the path of a file of word vectors that ends in .vec or .vec.gz',
    },
  },
  QUANKE_LOG_ARCHIVE: {
    meaning: {
      zh: '内置数据库的日志归档到哪里，用于恢复到某一时刻；不设则不归档',
      en: 'Where the log of the embedded database is kept, to restore to a point in time; unset: nowhere',
    },
    rule: {
      zh: '必须是一个文件夹的绝对路径，最好在另一块磁盘上',
      en: 'must be the absolute path of a folder, best on another disk',
    },
  },
  QUANKE_METRICS: {
    meaning: {
      zh: '在哪里提供 Prometheus 指标（/metrics）；不设则不提供',
      en: 'Where metrics for Prometheus are served (/metrics); unset: nowhere',
    },
    rule: {
      zh: '必须是端口，或 地址:端口，例如 127.0.0.1:9464；不要对外开放',
      en: 'must be a port or ADDRESS:PORT, such as 127.0.0.1:9464; do not open it to the outside',
    },
  },
  QUANKE_TRACES: {
    meaning: {
      zh: 'OpenTelemetry 采集器，每个请求发一个跨度（OTLP/HTTP，JSON）；不设则不发',
      en: 'An OpenTelemetry collector that gets a span for every request (OTLP over HTTP, JSON); unset: none',
    },
    rule: {
      zh: '必须是采集器的网址，例如 http://127.0.0.1:4318',
      en: 'must be the address of a collector, such as http://127.0.0.1:4318',
    },
  },
  QUANKE_LOGS: {
    meaning: {
      zh: '把日志同时发到另一台机器的采集器（OTLP/HTTP，JSON，发到 /v1/logs）；它一时不在，日志会等着再发。不设则只在标准输出',
      en: 'A collector on another machine that gets every line of the log too (OTLP over HTTP, JSON, at /v1/logs); lines wait while it is away. Unset: the standard output alone',
    },
    rule: {
      zh: '必须是采集器的网址，不在本机的要以 https 开头，例如 https://logs.example.cn',
      en: 'must be the address of a collector, with https unless it is on this machine, such as https://logs.example.cn',
    },
  },
  QUANKE_DRAIN_SECONDS: {
    meaning: {
      zh: '收到停止信号后，先报告“未就绪”并继续服务的秒数；前面有按探测分配请求的负载均衡时，设得比它发现所需的时间长',
      en: 'How long it says not ready and still serves before it stops; behind a load balancer that probes, longer than that takes to notice',
    },
    rule: { zh: '必须是 0 到 120 之间的整数', en: 'must be a whole number from 0 to 120' },
  },
  QUANKE_SECOND_FACTOR: {
    meaning: {
      zh: '谁登录时除密码外必须再输验证码：roles 三种管理员，everybody 所有人，offered 不强制；不设时为 roles，演示环境为 offered',
      en: 'Who must give a code beside the password: roles, the three kinds of administrators; everybody; offered, nobody must. Unset: roles, and offered in the demo',
    },
    rule: { zh: '必须是 roles、everybody、offered 之一', en: 'must be one of roles, everybody, offered' },
  },
  QUANKE_DEMO: {
    meaning: { zh: '空库里是否生成演示数据', en: 'Whether an empty database is filled with the demo' },
    rule: { zh: '（--demo）必须是 standard 或 none', en: '(--demo) must be standard or none' },
  },
  QUANKE_SCALE: {
    meaning: {
      zh: '演示居民人数；不设则用演示自己的规模',
      en: 'How many demo residents; unset: as many as the demo has',
    },
    rule: {
      zh: '（--scale）必须是 1 到 1000000 之间的整数，即演示居民人数',
      en: '(--scale) must be a whole number from 1 to 1000000, the number of demo residents',
    },
  },
} as const satisfies Readonly<Record<string, SettingWords>>;
