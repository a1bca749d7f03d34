export interface QrDrawing {
  readonly text: string;
  /** Modules along one side with the empty ones around; 0: the text is too long for any code. */
  readonly side: number;
  /** The dark modules as the path of an SVG. */
  readonly path: string;
}

/** Empty modules around a code, without which scanners do not find it. */
const QUIET = 4;
/** More than a phone's camera reads from a screen with ease. */
const LONGEST = 900;

/** A QR code drawn on this device, so that what stands in it reaches no server. */
export const drawQrCode = async (text: string): Promise<QrDrawing> => {
  if (text.length > LONGEST) return { text, side: 0, path: '' };
  // Only those who come to see a code load the drawing of codes.
  const { create } = await import('qrcode');
  const { modules } = create(text, { errorCorrectionLevel: 'L' });
  const dark = Array.from(modules.data, (bit, place) =>
    bit === 0 ? '' : `M${(place % modules.size) + QUIET} ${Math.floor(place / modules.size) + QUIET}h1v1h-1z`,
  );
  return { text, side: modules.size + 2 * QUIET, path: dark.join('') };
};
