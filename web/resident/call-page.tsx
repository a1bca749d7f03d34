import { OfficeChoice, useOffices } from './offices.tsx';
import { useWords } from './words.ts';

/** Matters one cannot send online yet say so at once and lead to the telephone instead. */
export const CallPage = ({ about }: { readonly about: 'report' | 'visit' }) => {
  const { t } = useWords();
  const offices = useOffices();
  return (
    <>
      <section className="card">
        <p className="lead">{t(`${about}.lead`)}</p>
      </section>
      <OfficeChoice offices={offices} />
      <section className="card">
        <h2>{t(`${about}.say`)}</h2>
        <ol className="numbered">
          <li>{t(`${about}.say.1`)}</li>
          <li>{t(`${about}.say.2`)}</li>
          <li>{t(`${about}.say.3`)}</li>
        </ol>
        <p className="hint">{about === 'report' ? t('report.danger') : t('visit.safe')}</p>
      </section>
    </>
  );
};
