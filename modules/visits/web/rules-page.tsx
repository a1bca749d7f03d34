import './visits.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../platform/contract.ts';
import { useCommand, useReply } from '../../../web/query.ts';
import { useCommunity, useSession } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { showDate, today } from '../../../web/ui/dates.ts';
import { ListTable } from '../../../web/ui/list-table.tsx';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Page, Pill, SectionTitle } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { ScrollBox } from '../../../web/ui/scroll-box.tsx';
import { endVisitRule, listPlannedVisits, listVisitRules } from '../contract.ts';
import { RuleForm } from './rule-form.tsx';
import { VisitTabs } from './visit-tabs.tsx';

type Rules = ReplyOf<typeof listVisitRules>;

const basisWords = ({ source, where }: { source: string; where?: string | undefined }): string =>
  where === undefined ? source : `${source} · ${where}`;

const RegularRules = ({ of, end }: { readonly of: Rules; readonly end?: (ruleId: string) => void }): ReactNode => {
  const { t, show, language } = useText();
  const columns = ['rules.group', 'rules.every', 'rules.who', 'rules.checklist', 'rules.basis', 'rules.since'] as const;
  return (
    <ScrollBox label={t('rules.regular')}>
      <ListTable className="visits-table card-rows" heads={columns.map((key) => t(key))}>
        {of.rules.map((rule) => (
          <tr key={rule.id}>
            <th scope="row">
              {show(rule.group)}
              {rule.fromAge === null ? '' : ` · ${t('rules.from-age', { age: rule.fromAge })}`}{' '}
              {rule.contract ? <Pill tone="brand">{t('rules.contract')}</Pill> : null}
              {rule.own ? <Pill tone="ok">{t('rules.own')}</Pill> : null}
              {rule.verifyLocally ? <Pill tone="warn">{t('rules.to-confirm')}</Pill> : null}
            </th>
            <td>{t(`rules.every.${rule.every}`)}</td>
            <td>{show(rule.by)}</td>
            <td>{show(rule.checklist)}</td>
            <td className="wrap src">{basisWords(rule.basis)}</td>
            <td className="num" data-label={t('rules.since')}>
              {showDate(rule.validFrom, language)}{' '}
              {rule.own && end !== undefined ? <Button onClick={() => end(rule.id)}>{t('rules.end')}</Button> : null}
            </td>
          </tr>
        ))}
      </ListTable>
    </ScrollBox>
  );
};

const Occasions = ({ of }: { readonly of: Rules }): ReactNode => {
  const { t, show } = useText();
  return [...Map.groupBy(of.occasions, ({ series }) => series.zh).values()].map((rules) => {
    const [first] = rules;
    return first === undefined ? null : (
      <section key={first.series.zh} aria-label={show(first.series)}>
        <SectionTitle remark={first.group === null ? t('rules.anybody') : show(first.group)}>
          {show(first.series)}
        </SectionTitle>
        <ul className="visit-last">
          {rules.map((rule) => (
            <li key={rule.id}>
              <b>{show(rule.name)}</b> {t('rules.within', { days: rule.withinDays })}{' '}
              {rule.verifyLocally ? <Pill tone="warn">{t('rules.to-confirm')}</Pill> : null}
              <span className="src"> {basisWords(rule.basis)}</span>
            </li>
          ))}
        </ul>
      </section>
    );
  });
};

const Routine = ({ of }: { readonly of: Rules }): ReactNode => {
  const { show } = useText();
  return (
    <ul className="visit-last">
      {of.routine.map((line) => (
        <li key={line.id}>
          <b>{show(line.name)}</b>
          <div className="why">{line.points.map((point) => show(point)).join('；')}</div>
        </li>
      ))}
      <li className="src">{of.routine[0] === undefined ? '' : basisWords(of.routine[0].basis)}</li>
    </ul>
  );
};

/** Who is visited how often and on which basis; the head adds what the community does beyond. */
export const VisitRulesPage = (): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const { has } = useSession();
  const [adding, setAdding] = useState(false);
  const params = { communityId: community.id };
  const query = useReply(listVisitRules, { params });
  const ending = useCommand(endVisitRule, { invalidates: [listVisitRules, listPlannedVisits] });
  const end = (ruleId: string): void => void ending.run({ params: { ...params, ruleId }, body: { on: today() } });
  const { data } = query;
  return (
    <Page
      title={t('visits.rules')}
      sub={data === undefined ? undefined : <span className="why">{t('rules.lead', { most: data.mostPerDay })}</span>}
      actions={has('head') ? <Button onClick={() => setAdding(true)}>{t('rules.add')}</Button> : undefined}
    >
      <VisitTabs />
      <ProblemSummary problem={ending.problem} />
      <Loaded of={query} lines={12}>
        {(of) => (
          <div className="visits">
            <Card label={t('rules.regular')}>
              <SectionTitle>{t('rules.regular')}</SectionTitle>
              <RegularRules of={of} {...(has('head') ? { end } : {})} />
            </Card>
            <Card label={t('rules.occasions')}>
              <Occasions of={of} />
            </Card>
            <Card label={t('rules.routine')}>
              <SectionTitle remark={t('rules.to-confirm')}>{t('rules.routine')}</SectionTitle>
              <Routine of={of} />
            </Card>
          </div>
        )}
      </Loaded>
      {adding && data !== undefined ? <RuleForm of={data} close={() => setAdding(false)} /> : null}
    </Page>
  );
};
