import './documents.css';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { fileUrl } from '../../../web/api.ts';
import { paths } from '../../../web/paths.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { ListFoot, Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Empty, Page } from '../../../web/ui/parts.tsx';
import { exportIssuedDocuments, type IssuedDocument } from '../contract.ts';
import { RegisterFilterForm } from './register-filter-form.tsx';
import { RegisterTable } from './register-table.tsx';
import { useRegister, useRegisterFilters } from './use-register.ts';
import { VoidDialog } from './void-dialog.tsx';

const Found = (): ReactNode => {
  const { t } = useText();
  const { query } = useRegisterFilters();
  const register = useRegister(query);
  const [voiding, setVoiding] = useState<IssuedDocument | null>(null);
  return (
    <Loaded
      of={register}
      lines={12}
      empty={
        <Empty
          title={t('papers.none')}
          hint={t('papers.none-hint')}
          action={<Link to={paths.newDocument()}>{t('papers.new')}</Link>}
        />
      }
    >
      {({ items }) => (
        <>
          <RegisterTable papers={items} voidPaper={setVoiding} />
          <ListFoot of={register} more={t('papers.more')}>
            {t(register.hasNextPage ? 'papers.shown' : 'papers.shown-all', { count: items.length })}
          </ListFoot>
          {voiding === null ? null : <VoidDialog paper={voiding} close={() => setVoiding(null)} />}
        </>
      )}
    </Loaded>
  );
};

/** 发文登记簿: what the community issued, with who, to whom, and what became void. */
export const RegisterPage = (): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const navigate = useNavigate();
  const { query } = useRegisterFilters();
  const exported = fileUrl(exportIssuedDocuments, { params: { communityId: community.id }, query });
  return (
    <Page
      title={t('papers.title')}
      sub={t('papers.sub')}
      actions={
        <>
          <a className="papers-export" href={exported} download>
            {t('papers.export')}
          </a>
          <Button type="primary" onClick={() => void navigate({ href: paths.newDocument() })}>
            {t('papers.new')}
          </Button>
        </>
      }
    >
      <div className="papers">
        <RegisterFilterForm />
        <Card label={t('papers.title')}>
          <Found />
        </Card>
      </div>
    </Page>
  );
};
