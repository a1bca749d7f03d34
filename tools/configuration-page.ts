import { SETTING_NAMES, settingDefaults, type SettingName } from '../server/config.ts';
import { SETTING_WORDS } from '../server/setting-words.ts';

const cell = (words: string): string => words.replaceAll('|', '\\|');

const shownDefault = (name: SettingName): string => {
  const value = settingDefaults()[name];
  return typeof value === 'string' || typeof value === 'number' ? `\`${value}\`` : '—';
};

const row = (name: SettingName): string => {
  const { meaning, rule } = SETTING_WORDS[name];
  return `| \`${name}\` | ${shownDefault(name)} | ${cell(meaning.zh)}<br>${cell(meaning.en)} | ${cell(rule.zh)}<br>${cell(rule.en)} |`;
};

/** `docs/configuration.md`, made of the settings as `server/config.ts` reads them. */
export const configurationPage = (): string =>
  [
    '# 设置 · Settings',
    '',
    '程序只从环境变量和四个命令行参数读取设置（`--port`、`--host`、`--demo`、`--scale`，优先于变量）。不设也能运行；写错了不会启动，并说明哪里不对。作为服务运行时写在 `/etc/quanke.env`，每行一个 `名称=值`。',
    '',
    'Settings are variables of the environment, four of them also options (`--port`, `--host`, `--demo`, `--scale`, which win). None is needed; a wrong one keeps the program from starting and is named. For the service they go into `/etc/quanke.env`, one `NAME=value` a line.',
    '',
    '| 名称 · Name | 不设时 · Default | 用途 · Meaning | 规则 · Rule |',
    '| --- | --- | --- | --- |',
    ...SETTING_NAMES.map(row),
    '',
    '本页由 `node tools/configuration.ts` 生成。 Made by `node tools/configuration.ts`.',
    '',
  ].join('\n');
