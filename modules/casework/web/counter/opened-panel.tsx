import { Link } from '@tanstack/react-router';
import { Button, QRCode } from 'antd';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { fileUrl } from '../../../../web/api.ts';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { Card, Kbd, Pill } from '../../../../web/ui/parts.tsx';
import { printDocument } from '../../../../web/ui/print.ts';
import { useShortcut } from '../../../../web/ui/shortcuts.tsx';
import { getDocument, type CaseReply } from '../../contract.ts';

type Paper = 'a4' | 'roll-80';

export const printIssued = (of: CaseReply, paper: Paper): void => {
  const document = of.documents.at(-1);
  if (document === undefined) return;
  const params = { communityId: of.communityId, caseId: of.id, documentId: document.id };
  printDocument(fileUrl(getDocument, { params, query: { paper } }));
};

const ReceiptFacts = ({ of }: { readonly of: CaseReply }): ReactNode => {
  const { t, show, language } = useText();
  return (
    <dl className="facts counter-opened-facts">
      <dt>{t('counter.opened-number')}</dt>
      <dd className="num">{of.number}</dd>
      <dt>{t('counter.opened-receipt')}</dt>
      <dd className="num counter-receipt">{of.receiptCode}</dd>
      <dt>{t('counter.opened-state')}</dt>
      <dd>
        <Pill tone={of.stateKind === 'done' ? 'ok' : of.stateKind === 'waiting' ? 'ask' : 'brand'}>
          {show(of.stateName)}
        </Pill>
      </dd>
      {of.dueOn === null ? null : (
        <>
          <dt>{t('counter.opened-due')}</dt>
          <dd className="num">{showDate(of.dueOn, language)}</dd>
        </>
      )}
    </dl>
  );
};

interface Props {
  readonly of: CaseReply;
  readonly again: (keep: 'person' | 'item' | 'nothing') => void;
}

/** The confirmation is the receipt: what it is, how to follow it, and the next matter one key away. */
export const OpenedPanel = ({ of, again }: Props): ReactNode => {
  const { t, show } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useShortcut('p', t('counter.print-a4'), () => printIssued(of, 'a4'));
  useShortcut('r', t('counter.again-person'), () => again('person'));
  useShortcut('s', t('counter.again-item'), () => again('item'));
  useShortcut('n', t('counter.next'), () => again('nothing'));
  const last = of.documents.at(-1);
  return (
    <div className="page">
      <Card label={t('counter.opened')} className="counter-opened">
        <div>
          <h1 tabIndex={-1} ref={heading}>
            {last === undefined ? t('counter.opened') : show(last.kindName)}
          </h1>
          <p className="sub">
            {of.itemName === null ? show(of.processName) : show(of.itemName)}
            {of.personName === null ? '' : ` · ${of.personName}`}
          </p>
          <ReceiptFacts of={of} />
          <p className="counter-spoken">“{show(of.told)}”</p>
          <div className="counter-form-buttons">
            {last === undefined ? null : (
              <Button onClick={() => printIssued(of, 'a4')}>
                {t('counter.print-a4')} <Kbd>P</Kbd>
              </Button>
            )}
            {last?.kind === 'acceptance-receipt' ? (
              <Button onClick={() => printIssued(of, 'roll-80')}>{t('counter.print-roll')}</Button>
            ) : null}
            <Link className="counter-open-link" to={paths.case(of.communityId, of.id)}>
              {t('counter.open-case')}
            </Link>
          </div>
        </div>
        <div className="counter-opened-code">
          <QRCode value={`${location.origin}${paths.residentProgress(of.receiptCode)}`} size={148} bordered={false} />
          <span className="why">{t('counter.opened-scan')}</span>
        </div>
      </Card>
      <div className="counter-again">
        <Button size="large" onClick={() => again('person')}>
          {t('counter.again-person')} <Kbd>R</Kbd>
        </Button>
        <Button size="large" onClick={() => again('item')}>
          {t('counter.again-item')} <Kbd>S</Kbd>
        </Button>
        <Button size="large" type="primary" onClick={() => again('nothing')}>
          {t('counter.next')} <Kbd>N</Kbd>
        </Button>
      </div>
    </div>
  );
};
