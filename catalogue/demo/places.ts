/** Places of the synthetic street. None of the names, numbers and addresses stands for a real office. */

export const DEMO_REGION = '320213';

/** Province and city above the district, made up like everything here. */
export const DEMO_REGIONS_ABOVE = [
  { code: '320000000000', name: '演示省' },
  { code: '320200000000', name: '演示市' },
];

export const DEMO_DISTRICT = { name: '演示区', shortName: '演示区' };

/** Departments of the district and the street that decide on items; `departmentId` is that of the service items. */
export const DISTRICT_DEPARTMENTS: readonly DemoDepartment[] = [
  { departmentId: 'civil-affairs', name: '演示区民政局', shortName: '区民政' },
  { departmentId: 'housing', name: '演示区住房和城乡建设局', shortName: '区住建' },
];

export const STREET_DEPARTMENTS: readonly DemoDepartment[] = [
  { departmentId: 'civil-affairs', name: '民政办公室', shortName: '民政' },
  { departmentId: 'housing', name: '住房建设办公室', shortName: '住建' },
  { departmentId: 'labour-and-social-security', name: '人力资源和社会保障办公室', shortName: '人社' },
  { departmentId: 'party-organisation', name: '党建办公室', shortName: '党建' },
];

export interface DemoDepartment {
  readonly departmentId: string;
  readonly name: string;
  readonly shortName: string;
}

export interface DemoCommunityName {
  readonly name: string;
  readonly shortName: string;
  /** Begins receipt codes: letters without look-alikes. */
  readonly receiptPrefix: string;
  /** Names of the housing estates. */
  readonly estates: readonly string[];
  readonly address: string;
}

export const FIRST_STREET = { name: '云栖街道', shortName: '云栖' };

export const FIRST_COMMUNITIES: readonly DemoCommunityName[] = [
  {
    name: '西水社区',
    shortName: '西水',
    receiptPrefix: 'XS',
    estates: ['西水新村', '云栖花园', '水岸人家'],
    address: '西水路 88 号',
  },
  {
    name: '东篱社区',
    shortName: '东篱',
    receiptPrefix: 'DL',
    estates: ['东篱新村', '菊园小区', '南山里'],
    address: '东篱巷 16 号',
  },
  {
    name: '北塘湾社区',
    shortName: '北塘湾',
    receiptPrefix: 'BTW',
    estates: ['塘湾新村', '莲蓉苑', '惠风小区'],
    address: '塘湾路 30 号',
  },
];

/** Characters from which further streets and communities get their names when more are asked for. */
export const MORE_NAMES = {
  first: '青白金玉春秋清明和安兴永长新福乐文德仁嘉',
  second: '石桥塘湾溪河园林岭坪港渡泉岗浜泾庄堂亭台',
  letters: 'ABCDEFGHJKMNPQRSTUVWXYZ',
  estateEndings: ['新村', '花园', '小区', '家园', '苑'],
};

export const OFFICE_HOURS = '周一至周日 8:30–17:30，午间不休';

/** Counties that people from elsewhere come from, by the first six digits of their numbers. */
export const ORIGINS =
  '341221 341623 341322 411628 411722 411325 320922 320826 320723 321322 360428 360730 420683 421122 430626 511322 500235 522325 610924 620503 370832 371722 231083 450881';

/** Other districts of the same city, for people registered elsewhere in it. */
export const CITY_DISTRICTS = '320205 320206 320211 320214 320213';
