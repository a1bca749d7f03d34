import { QrPicture, useQrDrawing } from '../ui/qr-picture.tsx';
import { useWords } from './words.ts';

/** A QR code drawn on this device, so that what stands in it reaches no server. */
export const QrCode = ({ text }: { readonly text: string }) => {
  const { t } = useWords();
  const drawn = useQrDrawing(text);
  if (drawn === undefined) return <div className="qr placeholder" aria-hidden="true" />;
  if (drawn.side === 0) return <p className="hint">{t('keep.too-long')}</p>;
  return <QrPicture of={drawn} className="qr" label={t('keep.code')} />;
};
