import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useReply } from '../../../../web/query.ts';
import { useSession } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { LoadedPage } from '../../../../web/ui/loaded.tsx';
import { Card, Kbd, Page, Pill } from '../../../../web/ui/parts.tsx';
import { useShortcut } from '../../../../web/ui/shortcuts.tsx';
import { listOffices } from '../../../communities/contract.ts';
import { getGuide, type GuideReply } from '../../contract.ts';
import { SpokenSheetView } from './spoken-sheet.tsx';

/** Where the reader's own office is, so that the printed page can be handed over. */
const OwnOffice = (): ReactNode => {
  const { t } = useText();
  const { community } = useSession();
  const offices = useReply(listOffices, {}, { staleTime: 300_000 });
  const own = offices.data?.items.find(
    ({ name, streetName }) => name === community?.name && streetName === community.streetName,
  );
  if (own === undefined) return null;
  const { name, address, phone, officeHours } = own;
  return <p className="spoken-office">{t('spoken.office', { name, address, phone, hours: officeHours })}</p>;
};

const Whole = ({ of }: { readonly of: GuideReply }): ReactNode => {
  const { t, show } = useText();
  useShortcut('p', t('spoken.print'), () => window.print());
  return (
    <Page
      title={show(of.shortName ?? of.name)}
      sub={t('spoken.title')}
      actions={
        <>
          <Link to={paths.guide(of.id)}>{t('spoken.to-guide')}</Link>
          <Button type="primary" onClick={() => window.print()} aria-keyshortcuts="p">
            {t('spoken.print')} <Kbd>P</Kbd>
          </Button>
        </>
      }
    >
      <Card className="spoken-card">
        <SpokenSheetView of={of} />
        <footer className="spoken-foot">
          <OwnOffice />
          <p className="why">
            {t('spoken.basis', { source: [of.basis.source, of.basis.where].filter(Boolean).join(' ') })}{' '}
            {of.verifyLocally ? <Pill tone="warn">{t('spoken.verify')}</Pill> : null}
          </p>
        </footer>
      </Card>
    </Page>
  );
};

/** One page to tell a matter in one breath; printed it fills one sheet of A4. */
export const SpokenPage = (): ReactNode => {
  const { t } = useText();
  const { itemId = '' } = useParams({ strict: false });
  const communityId = useSession().community?.id;
  const query = useReply(getGuide, { params: { itemId }, query: communityId === undefined ? {} : { communityId } });
  return (
    <LoadedPage title={t('spoken.title')} of={query} lines={14}>
      {(of) => <Whole of={of} />}
    </LoadedPage>
  );
};
