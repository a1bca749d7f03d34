import './places.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useCommand, useReply } from '../../../web/query.ts';
import { useText } from '../../../web/texts.tsx';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { ListTable } from '../../../web/ui/list-table.tsx';
import { Card, Empty, Field, Page, SectionTitle } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { ScrollBox } from '../../../web/ui/scroll-box.tsx';
import { listRegions, saveRegion } from '../contract.ts';
import type { Regions } from './place-replies.ts';

const LEVELS = ['province', 'city', 'county', 'street', 'community'] as const;

const RegionTable = ({ of }: { readonly of: Regions['items'] }): ReactNode => {
  const { t } = useText();
  const level = (id: string): string => LEVELS.map((one) => (one === id ? t(`regions.level.${one}`) : '')).join('');
  return (
    <ScrollBox label={t('regions.title')}>
      <ListTable className="places-table" heads={[t('regions.code'), t('regions.name'), t('regions.level')]}>
        {of.map((region) => (
          <tr key={region.code}>
            <th scope="row" className="num">
              {region.code}
            </th>
            <td>{region.name}</td>
            <td>{level(region.level)}</td>
          </tr>
        ))}
      </ListTable>
    </ScrollBox>
  );
};

const RegionForm = ({ missing }: { readonly missing: Regions['missing'] }): ReactNode => {
  const { t } = useText();
  const command = useCommand(saveRegion, { invalidates: [listRegions] });
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (command.pending || (await command.run({ body: { code, name } })) === undefined) return;
    setCode('');
    setName('');
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <ProblemSummary problem={command.problem} fields={{ code: 'region-code', name: 'region-name' }} />
      <div className="places-filters">
        <Field id="region-code" label={t('regions.code')}>
          <Input
            id="region-code"
            inputMode="numeric"
            maxLength={20}
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
        </Field>
        <Field id="region-name" label={t('regions.name')}>
          <Input id="region-name" maxLength={60} value={name} onChange={({ target }) => setName(target.value)} />
        </Field>
        <Button type="primary" htmlType="submit" loading={command.pending}>
          {t('regions.save')}
        </Button>
      </div>
      {missing.length === 0 ? null : (
        <p>
          <span className="why">{t('regions.missing')}</span>{' '}
          <span className="gap-places">
            {missing.map((one) => (
              <button key={one.code} type="button" className="link-button num" onClick={() => setCode(one.code)}>
                {one.code}
              </button>
            ))}
          </span>
        </p>
      )}
    </form>
  );
};

/** Regions by their statistical codes, named by the system administrator. */
export const RegionsPage = (): ReactNode => {
  const { t } = useText();
  const query = useReply(listRegions, {});
  return (
    <Page title={t('regions.title')} sub={t('regions.lead')}>
      <Card label={t('regions.title')}>
        <Loaded of={query} lines={6}>
          {({ missing, items }) => (
            <>
              <RegionForm missing={missing} />
              {items.length === 0 ? (
                <Empty title={t('regions.none')} hint={t('regions.none-hint')} />
              ) : (
                <>
                  <SectionTitle>{t('regions.title')}</SectionTitle>
                  <RegionTable of={items} />
                </>
              )}
            </>
          )}
        </Loaded>
      </Card>
    </Page>
  );
};
