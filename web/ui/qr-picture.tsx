import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { drawQrCode, type QrDrawing } from './qr-drawing.ts';

/** The drawing of a text, undefined until it is there. */
export const useQrDrawing = (text: string): QrDrawing | undefined => {
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
  return drawn?.text === text ? drawn : undefined;
};

/** Dark on white whatever the colours of the page, or scanners do not read it. */
export const QrPicture = ({
  of: { side, path },
  className,
  label,
}: {
  readonly of: QrDrawing;
  readonly className: string;
  readonly label: string;
}): ReactNode => (
  <svg className={className} viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
    <rect width={side} height={side} fill="#fff" />
    <path d={path} fill="#000" />
  </svg>
);
