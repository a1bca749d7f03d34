import type { Guide } from './guide-api.ts';
import { Go, addressOf } from './place.tsx';
import { useWords } from './words.ts';

/** Matters that people often do together with this one. */
export const Related = ({ guide }: { readonly guide: Guide }) => {
  const { t, show } = useWords();
  if (guide.related.length === 0) return null;
  return (
    <section className="card" aria-labelledby="related">
      <h2 id="related">{t('guide.related')}</h2>
      <ul className="rows">
        {guide.related.map(({ id, name }) => (
          <li key={id}>
            <Go className="row-link" href={addressOf({ page: 'guide', itemId: id })}>
              <b>{show(name)}</b>
              <span aria-hidden="true">›</span>
            </Go>
          </li>
        ))}
      </ul>
    </section>
  );
};
