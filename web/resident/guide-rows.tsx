import type { GuideHit } from '../../modules/guides/contract.ts';
import { Go, addressOf } from './place.tsx';
import { useWords } from './words.ts';

/** Why a search found it: in the words the person used, or as others ask; nothing where the name already says so. */
const Why = ({ hit, q }: { readonly hit: GuideHit; readonly q: string }) => {
  const { t, show } = useWords();
  const reason = hit.reasons[0];
  if (reason === undefined || reason.matched === '' || show(hit.name).includes(reason.matched)) return null;
  // Words found here and there are told joined; only those that were really said explain anything.
  const said = reason.matched.split('、').filter((word) => q.includes(word));
  if (said.length > 0) return <p>{t('guides.why', { matched: said.join('、') })}</p>;
  if (reason.matched.includes('、')) return null;
  const { field } = reason;
  return (
    <p>
      {t(field === 'pinyin' || field === 'synonym' ? `guides.why.${field}` : 'guides.why.like', {
        matched: reason.matched,
      })}
    </p>
  );
};

/** Guides as rows that open them; with the words of a search, each says why it was found. */
export const GuideRows = ({ hits, q = '' }: { readonly hits: readonly GuideHit[]; readonly q?: string }) => {
  const { show } = useWords();
  return (
    <ul className="rows">
      {hits.map((hit) => (
        <li key={hit.id}>
          <Go className="row-link" href={addressOf({ page: 'guide', itemId: hit.id })}>
            <div>
              <b>{show(hit.name)}</b>
              <p>{show(hit.audience)}</p>
              <Why hit={hit} q={q} />
            </div>
            <span aria-hidden="true">›</span>
          </Go>
        </li>
      ))}
    </ul>
  );
};
