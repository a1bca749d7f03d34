import type { GuideCheckReply } from '../../modules/guides/contract.ts';
import type { FactQuestion } from './answers-in-address.ts';
import { usePacked } from './packed.ts';
import { useWords } from './words.ts';

type Material = GuideCheckReply['materials'][number];

/** What a paper is and where it comes from, as lines below its name. */
const useMaterialWords = () => {
  const { t, show } = useWords();
  return {
    form: ({ form, count }: Material): string => {
      const words = t(`guide.form.${form}`);
      return count === undefined ? words : t('guide.copies', { form: words, count });
    },
    lines: ({ comesFrom, neededWhenText, note, knownFrom }: Material): readonly string[] => [
      t('guide.materials.from', { place: show(comesFrom) }),
      ...(neededWhenText === undefined ? [] : [show(neededWhenText)]),
      ...(note === undefined ? [] : [show(note)]),
      ...(knownFrom === undefined ? [] : [t('list.known')]),
    ],
  };
};

const Line = ({
  of,
  packed,
  toggle,
  open,
}: {
  readonly of: Material;
  readonly packed: boolean;
  readonly toggle: () => void;
  /** What still decides whether it is needed. */
  readonly open?: string;
}) => {
  const { t, show } = useWords();
  const words = useMaterialWords();
  return (
    <li>
      <label className={packed ? 'paper packed' : 'paper'}>
        <input type="checkbox" checked={packed} onChange={toggle} />
        <span>
          <b>{show(of.name)}</b> · {words.form(of)}
          {open === undefined ? null : <small>{t('list.depends.hint', { facts: open })}</small>}
          {words.lines(of).map((line) => (
            <small key={line}>{line}</small>
          ))}
        </span>
      </label>
    </li>
  );
};

/** Papers to tick off: what is needed, what may be, and what these answers spare. */
export const ListMaterials = ({
  itemId,
  materials,
  questions,
}: {
  readonly itemId: string;
  readonly materials: readonly Material[];
  readonly questions: readonly FactQuestion[];
}) => {
  const { t, show } = useWords();
  const { packed, toggle, clear } = usePacked(itemId);
  const needed = materials.filter(({ status }) => status === 'needed');
  const open = materials.filter(({ status }) => status === 'unknown');
  const spared = materials.filter(({ status }) => status === 'not-needed' || status === 'known');
  const inBag = needed.filter(({ id }) => packed.has(id)).length;
  const openWords = ({ missing }: Material): string =>
    questions
      .filter(({ id }) => missing.includes(id))
      .map(({ label }) => show(label))
      .join(t('check.between'));
  const line = (of: Material) => <Line key={of.id} of={of} packed={packed.has(of.id)} toggle={() => toggle(of.id)} />;
  return (
    <>
      {needed.length + open.length === 0 ? <p className="lead">{t('list.none')}</p> : null}
      {needed.length === 0 ? null : (
        <p className="help no-print" role="status">
          {packed.size === 0
            ? t('list.tick')
            : inBag === needed.length
              ? t('list.packed.all')
              : t('list.packed', { all: needed.length, count: inBag })}
        </p>
      )}
      <ul className="papers">{needed.map(line)}</ul>
      {open.length === 0 ? null : (
        <>
          <h3>{t('list.depends')}</h3>
          <ul className="papers">
            {open.map((of) => (
              <Line key={of.id} of={of} packed={packed.has(of.id)} toggle={() => toggle(of.id)} open={openWords(of)} />
            ))}
          </ul>
        </>
      )}
      {spared.length === 0 ? null : (
        <>
          <h3>{t('list.not-needed')}</h3>
          <ul className="plain-list">
            {spared.map(({ id, name }) => (
              <li key={id}>{show(name)}</li>
            ))}
          </ul>
        </>
      )}
      {packed.size === 0 ? null : (
        <button type="button" className="plain no-print" onClick={clear}>
          {t('list.untick')}
        </button>
      )}
    </>
  );
};
