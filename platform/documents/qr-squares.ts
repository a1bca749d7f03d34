import { create } from 'qrcode';

/** A black bar of the code: one run of dark modules in a row. Lengths in millimetres from the top left of the code. */
export interface QrBar {
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

const DOT_MM = 0.125;
const QUIET_MODULES = 4;

/**
 * Draws a QR code of at most `sizeMm`, quiet zone included. A module is a whole number of dots of a 203 dpi thermal
 * head (8 dots to the millimetre), because rounded modules are what makes printed codes hard to read.
 * Error correction M: a fold or a stain over one seventh of the code does no harm.
 */
export const qrBars = (
  content: string,
  sizeMm: number,
): { readonly sizeMm: number; readonly bars: readonly QrBar[] } => {
  const { modules } = create(content, { errorCorrectionLevel: 'M' });
  const count = modules.size + 2 * QUIET_MODULES;
  const dots = Math.floor(sizeMm / count / DOT_MM);
  if (dots < 3) throw new Error(`A QR code of ${modules.size} modules cannot be read when printed in ${sizeMm} mm.`);
  const moduleMm = dots * DOT_MM;
  const bars: QrBar[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) === 0) continue;
      let length = 1;
      while (column + length < modules.size && modules.get(row, column + length) !== 0) length += 1;
      bars.push({
        xMm: (column + QUIET_MODULES) * moduleMm,
        yMm: (row + QUIET_MODULES) * moduleMm,
        widthMm: length * moduleMm,
        heightMm: moduleMm,
      });
      column += length - 1;
    }
  }
  return { sizeMm: count * moduleMm, bars };
};
