import { useEffect, useState } from 'react';
import { useWords } from './words.ts';

interface Drawn {
  readonly text: string;
  /** Modules along one side; 0: the text is too long for any code. */
  readonly size: number;
  readonly path: string;
}

/** Empty modules around a code, without which scanners do not find it. */
const QUIET = 4;
/** More than a phone's camera reads from a screen with ease. */
const LONGEST = 900;

const draw = async (text: string): Promise<Drawn> => {
  if (text.length > LONGEST) return { text, size: 0, path: '' };
  // Only those who get as far as a list load the drawing of codes.
  const { create } = await import('qrcode');
  const { modules } = create(text, { errorCorrectionLevel: 'L' });
  const dark = Array.from(modules.data, (bit, place) =>
    bit === 0 ? '' : `M${(place % modules.size) + QUIET} ${Math.floor(place / modules.size) + QUIET}h1v1h-1z`,
  );
  return { text, size: modules.size, path: dark.join('') };
};

/** A QR code drawn on this device, so that what stands in it reaches no server. */
export const QrCode = ({ text }: { readonly text: string }) => {
  const { t } = useWords();
  const [drawn, setDrawn] = useState<Drawn>();
  useEffect(() => {
    let wanted = true;
    void draw(text).then((code) => {
      if (wanted) setDrawn(code);
    });
    return () => {
      wanted = false;
    };
  }, [text]);
  if (drawn?.text !== text) return <div className="qr placeholder" aria-hidden="true" />;
  if (drawn.size === 0) return <p className="hint">{t('keep.too-long')}</p>;
  const side = drawn.size + 2 * QUIET;
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={t('keep.code')}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={drawn.path} fill="#000" />
    </svg>
  );
};
