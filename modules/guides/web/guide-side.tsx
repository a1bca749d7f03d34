import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { Text } from '../../../kernel/text.ts';
import { paths } from '../../../web/paths.ts';
import { useText } from '../../../web/texts.tsx';
import { showDate } from '../../../web/ui/dates.ts';
import { Card, SectionTitle, Tag } from '../../../web/ui/parts.tsx';
import type { GuideCheckReply, GuideReply } from '../contract.ts';
import { fillSpokenAnswer } from '../domain/spoken-answer.ts';
import type { SpokenValues } from '../domain/spoken-answer.ts';
import { BasisNote } from './basis-note.tsx';

const joined = (texts: readonly Text[]): Text => ({
  zh: texts.map(({ zh }) => zh).join('、'),
  en: texts.map(({ en }) => en).join(', '),
});

/** What the sentence can name without a person: the materials to bring and an amount that was worked out. */
const spokenValues = (check: GuideCheckReply | undefined, name: Text): SpokenValues => {
  const needed = check?.materials.filter(({ status }) => status === 'needed') ?? [];
  const amount = check?.amounts.find(({ value }) => value !== null);
  return {
    name,
    ...(needed.length === 0 ? {} : { missing: joined(needed.map((material) => material.name)) }),
    // The sentence itself names the unit.
    ...(amount === undefined ? {} : { amount: { zh: String(amount.value), en: String(amount.value) } }),
  };
};

const Spoken = ({
  template,
  check,
}: {
  readonly template: Text;
  readonly check: GuideCheckReply | undefined;
}): ReactNode => {
  const { t, show, both } = useText();
  const said = fillSpokenAnswer(template, spokenValues(check, both('guide.spoken-name')));
  return (
    <Card label={t('guide.spoken')}>
      <SectionTitle remark={t('guide.spoken-hint')}>{t('guide.spoken')}</SectionTitle>
      <blockquote className="guide-spoken">{show(said)}</blockquote>
    </Card>
  );
};

const InShort = ({ of }: { readonly of: GuideReply }): ReactNode => {
  const { t, show } = useText();
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('guide.audience'), show(of.audience)],
    [t('guide.department'), show(of.department.name)],
    [t('guide.fee'), show(of.fee)],
    [t('guide.scope'), t(`guide.scope.${of.scope}`)],
  ];
  return (
    <Card label={t('guide.facts')}>
      <SectionTitle>{t('guide.facts')}</SectionTitle>
      <dl className="guide-facts">
        {rows.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
        {of.contact === undefined ? null : (
          <>
            <dt>{t('guide.contact')}</dt>
            <dd>
              {of.contact.phone === undefined ? null : <div className="num">{of.contact.phone}</div>}
              {of.contact.place === undefined ? null : <div>{show(of.contact.place)}</div>}
              {of.contact.hours === undefined ? null : <div>{show(of.contact.hours)}</div>}
            </dd>
          </>
        )}
        {of.keywords.length === 0 ? null : (
          <>
            <dt>{t('guide.words')}</dt>
            <dd className="guide-words-list">
              {of.keywords.map((word) => (
                <Tag key={word}>{word}</Tag>
              ))}
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
};

const Flow = ({ of }: { readonly of: GuideReply }): ReactNode => {
  const { t, show } = useText();
  if (of.flow.length === 0) return null;
  return (
    <Card label={t('guide.flow')}>
      <SectionTitle>{t('guide.flow')}</SectionTitle>
      <ol className="guide-flow">
        {of.flow.map((step) => (
          <li key={step.zh}>{show(step)}</li>
        ))}
      </ol>
    </Card>
  );
};

const Related = ({ of }: { readonly of: GuideReply }): ReactNode => {
  const { t, show } = useText();
  if (of.related.length === 0) return null;
  return (
    <Card label={t('guide.related')}>
      <SectionTitle>{t('guide.related')}</SectionTitle>
      <ul className="divided">
        {of.related.map(({ id, name }) => (
          <li key={id}>
            <Link to={paths.guide(id)}>{show(name)}</Link>
          </li>
        ))}
      </ul>
    </Card>
  );
};

const Sources = ({ of }: { readonly of: GuideReply }): ReactNode => {
  const { t, show, language } = useText();
  const older = Array.from({ length: of.version - 1 }, (_unused, place) => of.version - 1 - place);
  return (
    <Card label={t('guide.sources')}>
      <SectionTitle>{t('guide.sources')}</SectionTitle>
      <ul className="divided">
        <li className="guide-version">
          {t('guide.version', { version: of.version, date: showDate(of.validFrom, language) })}
          {older.map((version) => (
            <Fragment key={version}>
              {' · '}
              <Link to={paths.guide(of.id, { version })}>{t('guide.older', { version })}</Link>
            </Fragment>
          ))}
        </li>
        {of.sources.map(({ document, title, part, number }) => (
          <li key={`${document}${part}${number ?? ''}`}>
            {show(title)} <span className="why">{part}</span>
            {number === undefined ? null : <span className="why"> {t('guide.source-number', { number })}</span>}
          </li>
        ))}
        <li>
          <BasisNote basis={of.basis} />
        </li>
      </ul>
    </Card>
  );
};

export const GuideSide = ({
  of,
  check,
}: {
  readonly of: GuideReply;
  readonly check: GuideCheckReply | undefined;
}): ReactNode => (
  <div className="guide-column">
    {of.spokenAnswer === undefined ? null : <Spoken template={of.spokenAnswer} check={check} />}
    <InShort of={of} />
    <Flow of={of} />
    <Related of={of} />
    <Sources of={of} />
  </div>
);
