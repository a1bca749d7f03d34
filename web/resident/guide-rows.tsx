import type { GuideHit } from '../../modules/guides/contract.ts';
import { Go, addressOf } from './place.tsx';
import { useWords } from './words.ts';

/** Why a search found it, in the word the person used; nothing where the name already says so. */
const Why = ({ hit }: { readonly hit: GuideHit }) => {
  const { t, show } = useWords();
  const reason = hit.reasons[0];
  if (reason === undefined || reason.matched === '' || show(hit.name).includes(reason.matched)) return null;
  const key = reason.field === 'pinyin' ? 'guides.why.pinyin' : 'guides.why';
  return <p>{t(key, { matched: reason.matched })}</p>;
};

/** Guides as rows that open them. */
export const GuideRows = ({ hits }: { readonly hits: readonly GuideHit[] }) => {
  const { show } = useWords();
  return (
    <ul className="rows">
      {hits.map((hit) => (
        <li key={hit.id}>
          <Go className="row-link" href={addressOf({ page: 'guide', itemId: hit.id })}>
            <div>
              <b>{show(hit.name)}</b>
              <p>{show(hit.audience)}</p>
              <Why hit={hit} />
            </div>
            <span aria-hidden="true">›</span>
          </Go>
        </li>
      ))}
    </ul>
  );
};
