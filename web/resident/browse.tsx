import { HANDBOOK_GROUPS, SERVICE_CONTENTS, SITUATIONS } from '../../catalogue/texts/resident-topics.ts';
import { Go, addressOf } from './place.tsx';
import { useWords } from './words.ts';

/** Three ways to a guide without typing: by what happened, by kind of matter, by what the community does. */
export const Browse = () => {
  const { t, show } = useWords();
  return (
    <>
      <nav aria-labelledby="situations" className="browse">
        <h2 id="situations">{t('topics.situations')}</h2>
        <div className="tiles">
          {SITUATIONS.map(({ id, name, hint }) => (
            <Go key={id} className="tile small" href={addressOf({ page: 'topic', topicId: id })}>
              <b>{show(name)}</b>
              {hint === undefined ? null : <span>{show(hint)}</span>}
            </Go>
          ))}
        </div>
      </nav>
      <nav className="card" aria-labelledby="groups">
        <h2 id="groups">{t('topics.groups')}</h2>
        <ul className="rows">
          {HANDBOOK_GROUPS.map(({ id, name }) => (
            <li key={id}>
              <Go className="row-link" href={addressOf({ page: 'topic', topicId: id })}>
                <b>{show(name)}</b>
                <span aria-hidden="true">›</span>
              </Go>
            </li>
          ))}
        </ul>
      </nav>
      <nav className="card" aria-labelledby="contents">
        <h2 id="contents">{t('topics.contents')}</h2>
        <ul className="rows">
          {SERVICE_CONTENTS.map(({ id, name, hint }) => (
            <li key={id}>
              <Go className="row-link" href={addressOf({ page: 'topic', topicId: id })}>
                <div>
                  <b>{show(name)}</b>
                  <p>{show(hint)}</p>
                </div>
                <span aria-hidden="true">›</span>
              </Go>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
};
