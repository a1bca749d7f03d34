import './public-frame.css';
import type { ReactNode } from 'react';
import { useText } from './texts.tsx';

/** Around the pages one sees before signing in. */
export const PublicFrame = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const { t, language, setLanguage } = useText();
  return (
    <div className="public-frame">
      <header className="public-head">
        <b>{t('shell.brand')}</b>
        <p>{t('sign-in.promise')}</p>
        <button
          type="button"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {t('shell.other-language')}
        </button>
      </header>
      <main className="public-main">{children}</main>
      <footer className="public-foot">{t('sign-in.foot')}</footer>
    </div>
  );
};
