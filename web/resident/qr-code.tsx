import { useEffect, useState } from 'react';
import { drawQrCode, type QrDrawing } from '../ui/qr-drawing.ts';
import { useWords } from './words.ts';

/** A QR code drawn on this device, so that what stands in it reaches no server. */
export const QrCode = ({ text }: { readonly text: string }) => {
  const { t } = useWords();
  const [drawn, setDrawn] = useState<QrDrawing>();
  useEffect(() => {
    let wanted = true;
    void drawQrCode(text).then((code) => {
      if (wanted) setDrawn(code);
    });
    return () => {
      wanted = false;
    };
  }, [text]);
  if (drawn?.text !== text) return <div className="qr placeholder" aria-hidden="true" />;
  if (drawn.side === 0) return <p className="hint">{t('keep.too-long')}</p>;
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${drawn.side} ${drawn.side}`}
      role="img"
      aria-label={t('keep.code')}
      shapeRendering="crispEdges"
    >
      <rect width={drawn.side} height={drawn.side} fill="#fff" />
      <path d={drawn.path} fill="#000" />
    </svg>
  );
};
