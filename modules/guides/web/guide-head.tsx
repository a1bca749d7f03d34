import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { showDate } from '../../../web/ui/dates.ts';
import { Kbd, Pill } from '../../../web/ui/parts.tsx';
import { useShortcut } from '../../../web/ui/shortcuts.tsx';
import type { GuideReply } from '../contract.ts';
import { CATALOGUE_ROLES } from '../domain/catalogue-rights.ts';

/** What it is, of which kind and version, and the way to the counter with it. */
export const GuideHead = ({ of, former }: { readonly of: GuideReply; readonly former: boolean }): ReactNode => {
  const { t, show, language } = useText();
  const { has } = useSession();
  const mayServe = has('worker', 'head') && !former;
  const navigate = useNavigate();
  const serve = (): void => void navigate({ href: paths.counter({ item: of.id }) });
  useShortcut('n', t('guide.serve'), serve, mayServe);
  return (
    <header className="card guide-head">
      <div className="guide-head-words">
        <h1>{show(of.name)}</h1>
        <div className="guide-head-line">
          <Pill tone={of.legalKind === 'handling' ? 'brand' : 'plain'}>{t(`guides.kind.${of.legalKind}`)}</Pill>
          {of.localBy.length === 0 ? null : <Pill tone="ask">{t('guide.local-here')}</Pill>}
          <span className="sub">
            {show(of.fee)} · {show(of.department.name)} · {t(`guides.category.${of.category}`)} ·{' '}
            {t('guide.version', { version: of.version, date: showDate(of.validFrom, language) })}
          </span>
        </div>
        {of.verifyLocally ? (
          <p className="guide-verify">
            <Pill tone="warn">{t('guide.verify')}</Pill> <span>{t('guide.verify-why')}</span>
          </p>
        ) : null}
        {former ? null : (
          <p>
            <Link to={paths.spoken(of.id)}>{t('spoken.one-page')}</Link>
            {has(...CATALOGUE_ROLES) ? (
              <>
                {' · '}
                <Link to={paths.catalogueItem(of.id)}>{t('guide.to-catalogue')}</Link>
              </>
            ) : null}
          </p>
        )}
        {former ? (
          <p className="guide-former" role="status">
            {t('guide.old-version', { version: of.version })}{' '}
            <Link to={paths.guide(of.id)}>{t('guide.to-current')}</Link>
          </p>
        ) : null}
      </div>
      {mayServe ? (
        <Button type="primary" size="large" onClick={serve} aria-keyshortcuts="n">
          {t('guide.serve')} <Kbd>N</Kbd>
        </Button>
      ) : null}
    </header>
  );
};
