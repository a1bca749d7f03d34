import { useOffice, useOffices } from './offices.tsx';
import { useWords } from './words.ts';

const showOffice = (): void => {
  const office = document.getElementById('office');
  office?.scrollIntoView({ block: 'center' });
  office?.focus({ preventScroll: true });
};

/** At the foot of every inner page, always in view: one tap calls the office, another shows where it is. */
export const OfficeBar = () => {
  const { t } = useWords();
  const offices = useOffices();
  const office = useOffice(offices);
  if (offices === undefined || offices.length === 0) return null;
  return (
    <aside className="office-bar" aria-label={t('bar.label')}>
      {office === undefined ? (
        <button type="button" className="button wide" onClick={showOffice}>
          {t('bar.choose')}
        </button>
      ) : (
        <>
          <a className="button main" href={`tel:${office.phone.replace(/[^\d+]/g, '')}`}>
            {t('office.call')} <span className="number">{office.phone}</span>
          </a>
          <button type="button" className="button" onClick={showOffice}>
            {t('bar.where')}
          </button>
        </>
      )}
    </aside>
  );
};
