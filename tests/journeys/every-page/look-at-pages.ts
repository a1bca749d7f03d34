import { describe, expect, it } from 'vitest';
import { scrollsSideways, seriousFindings } from '../look-for-barriers.ts';
import { useRunningOffice, type Visitor } from '../running-office.ts';
import { findIds, type Ids, NO_IDS } from './page-ids.ts';
import type { PageToLookAt } from './pages.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Answers the same promise each time it is asked for the same key. */
const remember = <K, V>(make: (key: K) => Promise<V>): ((key: K) => Promise<V>) => {
  const known = new Map<K, Promise<V>>();
  return (key) => {
    const present = known.get(key) ?? make(key);
    known.set(key, present);
    return present;
  };
};

/** Opens each page at this size as somebody who may see it, and looks for what keeps people from using it. */
export const lookAtPages = (size: Size, pages: readonly PageToLookAt[]): void => {
  const office = useRunningOffice();
  // Everybody signs in once and goes from page to page, as one does: a new browser would read the whole program again.
  const browserOf = remember(async (username: string | null): Promise<Visitor> => {
    const visitor = await office.openBrowser(size);
    if (username !== null) await visitor.signInAs(username);
    return visitor;
  });
  const idsFor = remember(
    async (username: string | null): Promise<Ids> => (username === null ? NO_IDS : findIds(await browserOf('zhoumin'))),
  );

  describe.each(pages)('the page $name', ({ name, as, path, make }) => {
    it(`is sound at ${size.width} pixels`, async () => {
      const visitor = await browserOf(as);
      const before = visitor.faults.length;
      const ids = await idsFor(as === null ? null : 'zhoumin');
      await visitor.goTo(path(ids) + (make === undefined ? '' : await make(visitor)));
      await visitor.picture(`${name}-${size.width}`);
      const heading = await visitor.page.getByRole('heading').count();
      const findings = {
        serious: await seriousFindings(visitor),
        sideways: await scrollsSideways(visitor),
        faults: visitor.faults.slice(before),
        heading: heading > 0,
        // The menu with the sign-out in it; `own-account.test.ts` goes that way.
        wayOut: as === null || (await visitor.page.locator('header .avatar').isVisible()),
      };
      expect(findings).toEqual({ serious: [], sideways: false, faults: [], heading: true, wayOut: true });
    });
  });
};
