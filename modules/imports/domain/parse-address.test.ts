import { describe, expect, it } from 'vitest';
import { addressOfParts, createBuildingFinder, parseAddress } from './parse-address.ts';

describe('parseAddress', () => {
  const SAME: readonly string[] = [
    '3-2-501',
    '3号楼2单元501室',
    '3幢二单元5楼1室',
    '三幢二单元五〇一室',
    '3栋2门501',
    '3#2单元501',
    '３号楼２单元５０１室',
    '3 幢 2 单元 501 室',
    '3号2单元501室',
    '3幢2单元5层501室',
    '3幢2-501',
  ];
  it.each(SAME)('given %s, it is building 3, unit 2, room 501', (written) => {
    const expected = { estate: '', building: '3', unit: '2单元', room: '501室' };
    expect(parseAddress(written)).toEqual(expected);
  });

  it.each([
    ['西水新村17幢2单元502室', { estate: '西水新村', building: '17', unit: '2单元', room: '502室' }],
    ['梁溪区西水墩街道西水新村十七幢二单元502室', { estate: '西水新村', building: '17', unit: '2单元', room: '502室' }],
    ['西水新村17-502', { estate: '西水新村', building: '17', unit: '', room: '502室' }],
    ['西水新村12A幢103', { estate: '西水新村', building: '12A', unit: '', room: '103室' }],
    ['一百零三号楼1203室', { estate: '', building: '103', unit: '', room: '1203室' }],
    ['西水新村17幢', { estate: '西水新村', building: '17', unit: '', room: '' }],
    ['和平楼1单元1楼2室', { estate: '和平楼', building: '', unit: '1单元', room: '102室' }],
    ['东园新村3号楼东单元101', { estate: '东园新村', building: '3', unit: '东单元', room: '101室' }],
  ])('given %s, tells its parts', (written, parts) => {
    expect(parseAddress(written)).toEqual(parts);
  });

  it.each(['人民路', '租住', '3', '1990-03-07号', '3幢门口小店'])('given %s, makes nothing up', (written) => {
    expect(parseAddress(written)).toBeNull();
  });

  it('given columns of their own, reads them together', () => {
    expect(addressOfParts('3', '2', '501')).toEqual({ estate: '', building: '3', unit: '2单元', room: '501室' });
    expect(addressOfParts('西水新村3号楼', '二单元', '5楼1室')).toMatchObject({ estate: '西水新村', room: '501室' });
  });
});

describe('createBuildingFinder', () => {
  const find = createBuildingFinder([
    { id: 'a', name: '西水新村17幢' },
    { id: 'b', name: '东园新村17幢' },
    { id: 'c', name: '西水新村3号楼' },
    { id: 'd', name: '和平楼' },
  ]);
  const at = (written: string) => {
    const parsed = parseAddress(written);
    if (parsed === null) return null;
    const found = find(parsed);
    return 'building' in found ? found.building.id : found.problem;
  };

  it('given the same number in another spelling, finds the building', () => {
    expect(at('西水新村17号楼1-101')).toBe('a');
    expect(at('西水新村17号楼1单元101')).toBe('a');
    expect(at('西水17幢101')).toBe('building-unknown');
    expect(at('3栋101')).toBe('c');
    expect(at('和平楼1单元101室')).toBe('d');
    expect(at('胜利楼1单元101室')).toBe('building-unknown');
  });

  it('given a number that two estates have, does not choose', () => {
    expect(at('17幢101室')).toBe('building-ambiguous');
    expect(at('99幢101室')).toBe('building-unknown');
  });
});
