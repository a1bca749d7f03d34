import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeMistakes, loadCatalogue } from './load-catalogue.ts';
import { buildGuideIndex } from './search-index.ts';
import { searchGuideIndex } from './search-guides.ts';
import { loadSearchWords } from './search-words.ts';

const read = loadCatalogue(join(import.meta.dirname, '../../../catalogue/service-items'));
if (!read.ok) throw new Error(describeMistakes(read.mistakes));
const items = read.value.itemsInForce('2026-11-22');
const words = loadSearchWords(join(import.meta.dirname, '../../../catalogue/search-words'));
if (!words.ok) throw new Error(describeMistakes(words.mistakes));
const index = buildGuideIndex(items, words.value, read.value.itemsEndedBefore('2026-11-22'));
const found = (asked: string, limit = 3): readonly string[] =>
  searchGuideIndex(index, asked, limit).map((match) => match.item.id);

describe('everyday words', () => {
  it.each([
    ['我妈八十多了有没有补贴', 'senior-allowance'],
    ['高龄补贴怎么领', 'senior-allowance'],
    ['老人每个月的钱', 'senior-allowance'],
    ['办老年证', 'senior-card'],
    ['六十岁坐公交免费', 'senior-card'],
    ['想给厕所装扶手', 'home-adaptation'],
    ['我爸老是摔倒，家里能改造吗', 'home-adaptation'],
    ['老人没人照顾', 'elder-care-assessment'],
    ['想请护工', 'elder-care-assessment'],
    ['吃低保要什么条件', 'min-living-standard'],
    ['家里收入低', 'min-living-standard'],
    ['边缘户', 'min-living-standard'],
    ['家里着火了没钱', 'temporary-relief'],
    ['看病花钱太多', 'temporary-relief'],
    ['没房住', 'low-rent-housing'],
    ['廉租', 'low-rent-housing'],
    ['租不起房', 'public-rental-housing'],
    ['租房补贴多少钱', 'public-rental-housing'],
    ['大学刚毕业租房', 'public-rental-housing'],
    ['转党关系', 'party-membership-transfer'],
    ['党员调动工作', 'party-membership-transfer'],
    ['组织关系介绍信', 'party-membership-transfer'],
    ['办暂住证', 'residence-registration'],
    ['刚搬来要登记吗', 'residence-registration'],
    ['外地户口孩子上学要居住证', 'residence-permit'],
    ['办残疾证', 'disability-certificate'],
    ['残疾等级评定', 'disability-certificate'],
    ['没工作了', 'employment-registration'],
    ['被辞退了', 'employment-registration'],
    ['领失业金', 'employment-registration'],
    ['自己交社保有补贴吗', 'flexible-employment-subsidy'],
    ['4050', 'flexible-employment-subsidy'],
    ['怀孕了要办什么', 'birth-registration'],
    ['准生证', 'birth-registration'],
    ['想生三胎', 'birth-registration'],
    ['成立舞蹈队', 'social-organisation-filing'],
    ['当志愿者', 'volunteer-registration'],
    ['义工', 'volunteer-registration'],
    ['楼上漏水', 'residents-mediation'],
    ['邻居天天吵架', 'residents-mediation'],
    ['挨打了，家暴', 'help-protection-orders'],
    ['打疫苗', 'help-vaccination'],
    ['电动车充电', 'help-fire-safety'],
    ['楼道堆物', 'help-fire-safety'],
    ['狗老叫', 'publish-dog-registration'],
    ['遛狗不拴绳', 'publish-dog-registration'],
    ['物业不管', 'guide-owners-committees'],
    ['成立业委会', 'guide-owners-committees'],
    ['屋顶漏水用维修基金', 'help-maintenance-fund'],
    ['装修要登记吗', 'help-building-safety'],
    ['邻居私搭乱建', 'illegal-construction-report'],
    ['装修垃圾往哪扔', 'renovation-waste-clearance'],
    ['垃圾分类', 'waste-sorting'],
    ['被电信诈骗了', 'help-public-order'],
    ['请不起律师要打官司', 'help-legal-aid'],
    ['拖欠工资', 'help-labour-relations-and-registration'],
    ['交医保', 'help-insurance-enrolment'],
    ['托育', 'help-infant-care'],
    ['孩子辍学', 'help-schooling'],
    ['老年大学', 'help-community-education'],
    ['征兵政审', 'help-conscription-review'],
    ['退伍军人优抚', 'help-veterans-relief'],
    ['献血', 'blood-donation'],
    ['保健品骗局', 'help-food-and-drug-safety'],
    ['小区积水', 'help-flood-and-drought'],
    ['土地承包合同', 'villagers-household-contracts'],
  ])('%s → %s', (words, id) => {
    expect(found(words)).toContain(id);
  });
});

describe('letters', () => {
  it.each([
    ['gaolingbutie', 'senior-allowance'],
    ['glbt', 'senior-allowance'],
    ['DiBao', 'min-living-standard'],
    ['laonianzheng', 'senior-card'],
    ['lnz', 'senior-card'],
    ['gongzufang', 'public-rental-housing'],
    ['gzf', 'public-rental-housing'],
    ['juzhuzheng', 'residence-permit'],
    ['minimum living', 'min-living-standard'],
    ['public rental', 'public-rental-housing'],
  ])('%s → %s', (words, id) => {
    expect(found(words)).toContain(id);
  });
});

describe('slips', () => {
  it.each([
    ['底保', 'min-living-standard', 'a wrong character of the same sound'],
    ['连租房', 'low-rent-housing', 'n and l, as many speak'],
    ['canjizen', 'disability-certificate', 'letters without zh and ng'],
    ['gaolinbutie', 'senior-allowance', 'one letter missing'],
    ['残废证', 'disability-certificate', 'an older word'],
    ['高龄老人生活补帖', 'senior-allowance', 'one character amiss in a name'],
  ])('%s → %s: %s', (asked, id) => {
    expect(found(asked)[0]).toBe(id);
  });

  it('lead from what was abolished to what replaced it, and say so', () => {
    const [first] = searchGuideIndex(index, '再生育审批', 1);
    expect(first?.item.id).toBe('birth-registration');
    expect(first?.reasons).toContainEqual({ field: 'former-name', matched: '再生育审批' });
  });
});

describe('the words of residents', () => {
  it('belong to items in force', () => {
    const ids = new Set(items.map((item) => item.id));
    const named = [...words.value.asked.keys(), ...words.value.related.keys()];
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('have no filler that is also a matter', () => {
    const names = new Set(items.flatMap((item) => [item.name.zh, item.shortName?.zh ?? '']));
    expect([...words.value.fillers].filter((filler) => names.has(filler))).toEqual([]);
  });
});

describe('the order and the reasons', () => {
  it('puts an exact name first', () => {
    const nameOf = (item: (typeof items)[number]): string => (item.shortName ?? item.name).zh;
    const missed = items.filter((item) => {
      const [firstId] = found(nameOf(item), 1);
      const first = items.find((other) => other.id === firstId);
      return first === undefined || nameOf(first) !== nameOf(item);
    });
    expect(missed.map(nameOf)).toEqual([]);
  });

  it('says what matched', () => {
    const reasons = searchGuideIndex(index, '被辞退了怎么办', 2).flatMap((match) => match.reasons);
    expect(reasons).toContainEqual({ field: 'keyword', matched: '被辞退' });
    expect(searchGuideIndex(index, 'glbt', 1)[0]?.reasons[0]).toEqual({ field: 'initials', matched: '高龄补贴' });
  });

  it('finds nothing for words that mean nothing here, rather than anything', () => {
    expect(found('')).toEqual([]);
    expect(found('，。！')).toEqual([]);
    expect(found('xqzzw')).toEqual([]);
    expect(found('量子力学')).toEqual([]);
  });

  it('keeps within the limit asked for', () => {
    expect(found('宣传', 5)).toHaveLength(5);
  });

  it('survives very long words', () => {
    expect(() => found('低保'.repeat(2000))).not.toThrow();
  });
});
