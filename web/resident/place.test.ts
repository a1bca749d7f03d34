import { describe, expect, it } from 'vitest';
import { addressOf, placeOf } from './place.tsx';

describe('addresses of the resident pages', () => {
  it('given the address in a receipt’s QR code, opens the progress form with the code filled in', () => {
    expect(placeOf('/r/progress/XS7K2M9Q', '')).toEqual({ page: 'progress', receiptCode: 'XS7K2M9Q' });
  });

  it('given any place, its address leads back to it', () => {
    for (const place of [
      { page: 'home' },
      { page: 'guides', q: '老人 补贴' },
      { page: 'guide', itemId: 'elder-allowance' },
      { page: 'topic', topicId: 'elders' },
      { page: 'check', itemId: 'elder-allowance' },
      { page: 'list', itemId: 'elder-allowance' },
      { page: 'progress', receiptCode: '' },
      { page: 'news', code: 'XS-0123456789ABCDEF' },
      { page: 'report' },
    ] as const) {
      const url = new URL(addressOf(place), 'http://localhost');
      expect(placeOf(url.pathname, url.search)).toEqual(place);
    }
  });

  it('given a mistyped address or a broken escape, answers a page and does not fail', () => {
    expect(placeOf('/r/nothing', '').page).toBe('unknown');
    expect(placeOf('/r/progress/%E4%', '')).toEqual({ page: 'progress', receiptCode: '%E4%' });
  });
});
