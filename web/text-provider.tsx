import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Language, Text } from '../kernel/text.ts';
import { readSetting, writeSetting } from './ui/settings.ts';

export type Dictionary = Readonly<Record<string, Text>>;
export type TextValues = Readonly<Record<string, string | number>>;

/** Fills `{name}` places; an unknown place stays visible so that it is noticed. */
export const fillText = (pattern: string, values: TextValues = {}): string =>
  pattern.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return value === undefined ? place : String(value);
  });

const LanguageContext = createContext<{ language: Language; setLanguage: (language: Language) => void } | null>(null);

/** Remembers the language and tells the browser, which chooses fonts and voices by it. */
export const LanguageProvider = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const [language, setLanguage] = useState<Language>(() => (readSetting('language') === 'en' ? 'en' : 'zh'));
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    writeSetting('language', language);
  }, [language]);
  const value = useMemo(() => ({ language, setLanguage }), [language]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
};

export interface Texts<Key extends string> {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  /** The text of a key in the present language. */
  readonly t: (key: Key, values?: TextValues) => string;
  /** A text of a key in both languages, for what is kept and may be read in the other one. */
  readonly both: (key: Key) => Text;
  /** A text that arrived as data. */
  readonly show: (text: Text) => string;
}

/** A typed `useText` over one set of texts; staff and residents have their own, so neither loads the other's. */
export const createUseText = <D extends Dictionary>(dictionary: D): (() => Texts<keyof D & string>) => {
  const texts: Dictionary = dictionary;
  const textOf = (key: string): Text => texts[key] ?? { zh: key, en: key };
  return () => {
    const context = useContext(LanguageContext);
    if (context === null) throw new Error('useText is used outside LanguageProvider');
    const { language, setLanguage } = context;
    return useMemo(
      () => ({
        language,
        setLanguage,
        t: (key, values) => fillText(textOf(key)[language], values),
        both: (key) => textOf(key),
        show: (text) => text[language],
      }),
      [language, setLanguage],
    );
  };
};
