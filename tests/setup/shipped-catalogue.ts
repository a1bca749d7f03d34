import { openCatalogue, type ShippedCatalogue } from '../../server/catalogue.ts';

let shipped: ShippedCatalogue | undefined;

/** The catalogue as it is shipped, read and checked once for all test files of a worker; nobody writes to it. */
export const shippedCatalogue = (): ShippedCatalogue => {
  shipped ??= openCatalogue();
  return shipped;
};
