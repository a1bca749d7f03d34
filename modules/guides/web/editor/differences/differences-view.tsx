import type { ReactNode } from 'react';
import type { Text } from '../../../../../kernel/text.ts';
import { useText } from '../../../../../web/texts.tsx';
import { Empty, Pill } from '../../../../../web/ui/parts.tsx';
import type { Tone } from '../../../../../web/ui/parts.tsx';
import { changedWords } from '../changed-words.ts';
import type { WordPiece } from '../changed-words.ts';
import { useDifferenceWords } from './difference-words.ts';
import type { DifferenceNames } from './difference-words.ts';
import { groupDifferences } from './group-differences.ts';
import type { Difference } from './group-differences.ts';

type Value = Difference['fields'][number]['before'];

const TONES: Readonly<Record<Difference['change'], Tone>> = { added: 'ok', removed: 'bad', changed: 'warn' };

const Pieces = ({ of, side }: { readonly of: readonly WordPiece[]; readonly side: 'gone' | 'new' }): ReactNode =>
  of.map((piece, place) => {
    if (piece.kind === 'same') return piece.text;
    if (piece.kind !== side) return null;
    // Pieces have no identity beside their place in the text.
    const key = `${place} ${piece.text}`;
    return side === 'gone' ? <del key={key}>{piece.text}</del> : <ins key={key}>{piece.text}</ins>;
  });

const isText = (value: Value): value is Text => typeof value === 'object' && value !== null;

/** Both sides of one language of a field. */
const Sides = ({
  label,
  before,
  after,
}: {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}) => {
  const { t } = useText();
  const pieces = changedWords(before, after);
  return (
    <tr>
      <th scope="row">{label}</th>
      <td data-label={t('editor.before')}>
        {before === '' ? <span className="why">{t('editor.nothing')}</span> : <Pieces of={pieces} side="gone" />}
      </td>
      <td data-label={t('editor.after')}>
        {after === '' ? <span className="why">{t('editor.nothing')}</span> : <Pieces of={pieces} side="new" />}
      </td>
    </tr>
  );
};

const Field = ({
  of,
  names,
}: {
  readonly of: Difference['fields'][number];
  readonly names: DifferenceNames;
}): ReactNode => {
  const { t } = useText();
  const { fieldWords, valueWords } = useDifferenceWords(names);
  const { before, after } = of;
  const label = fieldWords(of.field);
  if (!isText(before) && !isText(after))
    return <Sides label={label} before={valueWords(of.field, before)} after={valueWords(of.field, after)} />;
  const in_ = (value: Value, language: 'zh' | 'en'): string =>
    isText(value) ? value[language] : valueWords(of.field, value);
  return (['zh', 'en'] as const)
    .filter((language) => in_(before, language) !== in_(after, language))
    .map((language) => (
      <Sides
        key={language}
        label={t('editor.in-language', { label, language: t(`editor.language.${language}`) })}
        before={in_(before, language)}
        after={in_(after, language)}
      />
    ));
};

const Part = ({ of, names }: { readonly of: Difference; readonly names: DifferenceNames }): ReactNode => {
  const { t, show } = useText();
  const { partWords, valueWords } = useDifferenceWords(names);
  const name = of.name === null ? (of.id === null ? '' : valueWords('processId', of.id)) : show(of.name);
  const title = name === '' ? partWords(of.part) : `${partWords(of.part)}：${name}`;
  return (
    <section className="card edit-difference" aria-label={title}>
      <h3>
        {title} <Pill tone={TONES[of.change]}>{t(`editor.change.${of.change}`)}</Pill>
      </h3>
      {of.fields.length === 0 ? null : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('editor.field')}</th>
              <th scope="col">{t('editor.before')}</th>
              <th scope="col">{t('editor.after')}</th>
            </tr>
          </thead>
          <tbody>
            {of.fields.map((field) => (
              <Field
                key={`${field.field} ${JSON.stringify(field.before)} ${JSON.stringify(field.after)}`}
                of={field}
                names={names}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};

/** What changed between two versions, part by part, before and after side by side. */
export const DifferencesView = ({
  of,
  names,
}: {
  readonly of: readonly Difference[];
  readonly names: DifferenceNames;
}): ReactNode => {
  const { t } = useText();
  if (of.length === 0) return <Empty title={t('editor.no-differences')} />;
  return (
    <div className="edit-differences">
      <p role="status" className="why">
        {t('editor.differences-count', { count: of.length })}
      </p>
      {groupDifferences(of).map((one) => (
        <Part key={`${one.part} ${one.id ?? ''} ${one.change}`} of={one} names={names} />
      ))}
    </div>
  );
};
