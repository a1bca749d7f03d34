import { useEffect, useRef, useState } from 'react';
import { bringUp } from './bring-up.ts';
import { QrCode } from './qr-code.tsx';
import { useWords } from './words.ts';

/** The clipboard is there on secure pages only; elsewhere the link can still be pressed and held. */
const copy = async (address: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(address);
    return true;
  } catch {
    return false;
  }
};

const Share = ({ address, title }: { readonly address: string; readonly title: string }) => {
  const { t } = useWords();
  if (!('share' in navigator)) return null;
  // Somebody who closes the choice of people has not made a mistake.
  const share = () => void navigator.share({ title, url: address }).catch(() => undefined);
  return (
    <button type="button" className="button" onClick={share}>
      {t('keep.share')}
    </button>
  );
};

/** The list as a link and a code: to keep, to send, to show at the window. */
export const KeepCard = ({
  address,
  title,
  show,
}: {
  readonly address: string;
  readonly title: string;
  readonly show: () => void;
}) => {
  const { t } = useWords();
  const [copied, setCopied] = useState<boolean>();
  return (
    <section className="card keep" aria-labelledby="keep">
      <h2 id="keep">{t('keep.title')}</h2>
      <QrCode text={address} />
      <p className="help">{t('keep.hint')}</p>
      <div className="options no-print">
        <button type="button" className="button main" onClick={show}>
          {t('keep.show')}
        </button>
        <button type="button" className="button" onClick={() => void copy(address).then(setCopied)}>
          {t('keep.copy')}
        </button>
        <Share address={address} title={title} />
      </div>
      <p role="status">{copied === undefined ? '' : t(copied ? 'keep.copied' : 'keep.not-copied')}</p>
      <details className="address" open={copied === false || undefined}>
        <summary>{t('keep.link')}</summary>
        <a href={address}>{address}</a>
      </details>
    </section>
  );
};

/** Only the code and what it is for, as large as the screen allows, until it has been scanned. */
export const ShownAtWindow = ({
  address,
  title,
  done,
}: {
  readonly address: string;
  readonly title: string;
  readonly done: () => void;
}) => {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => bringUp(heading.current), []);
  return (
    <section className="card keep shown" aria-labelledby="shown">
      <h2 id="shown" className="matter-name" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <p className="lead">{t('keep.show.hint')}</p>
      <QrCode text={address} />
      <button type="button" className="button main wide" onClick={done}>
        {t('keep.show.done')}
      </button>
    </section>
  );
};
