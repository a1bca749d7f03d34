import { describe, expect, it } from 'vitest';
import { eachForItself } from './each-for-itself.ts';

const away = (): Error => Object.assign(new Error('gone'), { code: '57P01' });

/** Goes twice through these, of which each does what stands behind its name; answers what was tried and what was thrown. */
const goTwice = async (works: Readonly<Record<string, () => Promise<number>>>) => {
  const tried: string[] = [];
  const ended: unknown = await eachForItself('count', async (alone) => {
    let sum = 0;
    for (const [id, work] of [...Object.entries(works), ...Object.entries(works)])
      sum +=
        (await alone(id, () => {
          tried.push(id);
          return work();
        })) ?? 0;
    return sum;
  }).catch((failure: unknown) => failure);
  return { tried, ended };
};

describe('each for itself', () => {
  it('given none that fails, answers what was made of them', async () => {
    const { ended } = await goTwice({ a: async () => 1, b: async () => 2 });
    expect(ended).toBe(6);
  });

  it('given two that fail, does all others, tries those two once, and names the first by its id alone', async () => {
    const failing = async (): Promise<number> => Promise.reject(new Error('王小明'));
    const { tried, ended } = await goTwice({ a: failing, b: async () => 2, c: failing, d: async () => 4 });
    expect(tried).toEqual(['a', 'b', 'c', 'd', 'b', 'd']);
    expect(ended).toBeInstanceOf(AggregateError);
    expect(ended).toMatchObject({ message: 'count: 2 failed, the first of them a', errors: [{}, {}] });
  });

  it('given the database is away, goes on with nothing and throws that fault itself', async () => {
    const { tried, ended } = await goTwice({ a: async () => Promise.reject(away()), b: async () => 2 });
    expect(tried).toEqual(['a']);
    expect(ended).toMatchObject({ code: '57P01' });
  });
});
