import type { Language } from '../../kernel/text.ts';
import { plainDateOf } from '../../kernel/plain-date.ts';

const CHINA = 'Asia/Shanghai';
const LOCALE: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

const formatter = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(LOCALE[language], { timeZone: CHINA, ...options });

const noon = (date: string): Date => new Date(`${date}T12:00:00+08:00`);
/** The date in China now, whatever the browser's zone. */
export const today = (): string => plainDateOf(new Date().toISOString());
const yearNow = (): string => today().slice(0, 4);

/** 12月18日, or 2027年1月5日 when the year is not this one. */
export const showDate = (date: string, language: Language): string =>
  formatter(language, {
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    ...(date.slice(0, 4) === yearNow() ? {} : { year: 'numeric' }),
  }).format(noon(date));

export const showWeekday = (date: string, language: Language): string =>
  formatter(language, { weekday: 'short' }).format(noon(date));

/** 09:12 in China, whatever the browser's zone. */
export const showTime = (instant: string, language: Language): string =>
  formatter(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant));

/** The time alone for today, date and time otherwise. */
export const showMoment = (instant: string, language: Language): string => {
  const day = plainDateOf(instant);
  const time = showTime(instant, language);
  return day === plainDateOf(new Date().toISOString()) ? time : `${showDate(day, language)} ${time}`;
};
