import type { Hits } from './guide-api.ts';
import { useWords } from './words.ts';

/** Certificates that no committee issues: said kindly, with the office that can help. */
export const RefusedCertificates = ({ certificates }: { readonly certificates: Hits['refusedCertificates'] }) => {
  const { t, show } = useWords();
  return certificates.map(({ id, name, instead, basis }) => (
    <section key={id} className="card refused" aria-labelledby={`refused-${id}`}>
      <h2 id={`refused-${id}`}>{t('refused.title', { name: show(name) })}</h2>
      <p>{t('refused.kind')}</p>
      <p className="lead">
        <b>{show(instead)}</b>
      </p>
      <p>{t('refused.asked')}</p>
      <p className="quiet">
        {t('refused.basis', { basis: [basis.source, basis.where].filter((part) => part !== undefined).join(' ') })}
      </p>
    </section>
  ));
};
