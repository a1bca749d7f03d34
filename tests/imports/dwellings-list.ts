import { writeXlsx } from 'hucre/xlsx';

/** A list as a property company keeps it: a title, headings of its own, spellings of every kind, and a sum at the end. */
export const dwellingsList = async (): Promise<Buffer> => {
  const rows = [
    ['某某物业 试验小区房屋清单', null, null, null, null, null, null],
    ['楼栋', '单元', '房号', '建筑面积(㎡)', '房屋用途', '业主姓名', '联系电话'],
    ['试验楼', '1', '101', 89.5, '住宅', '钱业主', '13800138001'],
    ['试验楼', '1单元', '6０2室', '１０２．３㎡', '住宅', '孙业主', '138 0013 8002'],
    ['新村8号楼', '二单元', '5楼1室', '88.00平方米', '商铺', null, null],
    ['新村8幢', '2', '502', '约九十', '住宅', null, null],
    ['新村8幢', '2', '501', 88, '住宅', null, null],
    ['试验楼', '1', null, 70, '住宅', null, null],
    [null, '1', '303', 70, '住宅', null, null],
    ['试验楼', '1', '603', 70, '养殖', null, null],
    ['试验楼', '1', '604', null, null, '李业主', '1380013'],
    ['楼栋', '单元', '房号', '建筑面积(㎡)', '房屋用途', '业主姓名', '联系电话'],
    ['合计', null, null, 555.5, null, null, null],
  ];
  return Buffer.from(
    await writeXlsx({
      sheets: [{ name: '房屋', rows, merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 6 }] }],
    }),
  );
};
