import type { UseWords } from '../../modules/imports/domain/dwelling-row.ts';
import type { ValueWords } from '../../modules/imports/domain/read-row.ts';

/** How lists write the few values a column may have. A word that is not here is a problem of the row and is shown. */
export const RESIDENT_WORDS: ValueWords = {
  sex: { female: ['女', '女性', 'F', 'f', '2'], male: ['男', '男性', 'M', 'm', '1'] },
  residence: {
    registered: ['本社区户籍', '本社区', '户籍人口', '人户一致', '户在人在', '常住户籍', '户籍'],
    'registered-elsewhere-living-here': ['人户分离', '人在户不在', '人在户外', '人户分离住在本社区'],
    floating: ['流动人口', '外来', '外来常住', '外来人口', '暂住', '租住', '流动'],
    'moved-away': ['户在人不在', '空挂户', '空挂', '户籍在本社区人不在', '人不在'],
  },
  relation: {
    head: ['户主', '本人'],
    spouse: ['配偶', '妻', '妻子', '夫', '丈夫', '老婆', '老公'],
    son: ['子', '儿子', '长子', '次子', '三子', '独生子'],
    daughter: ['女', '女儿', '长女', '次女', '三女', '独生女'],
    'son-in-law': ['女婿'],
    'daughter-in-law': ['儿媳', '媳妇', '媳'],
    grandson: ['孙子', '孙', '外孙', '外孙子'],
    granddaughter: ['孙女', '外孙女'],
    father: ['父亲', '父'],
    mother: ['母亲', '母'],
    'father-in-law': ['岳父', '公公', '岳父或公公'],
    'mother-in-law': ['岳母', '婆婆', '岳母或婆婆'],
    'flat-mate': ['合租', '室友', '合租人'],
    other: ['其他', '其它', '其他亲属', '兄弟', '姐妹', '哥哥', '弟弟', '姐姐', '妹妹', '非亲属'],
  },
};

/** How building lists tell what a dwelling is used as. */
export const DWELLING_USE_WORDS: UseWords = {
  home: ['住宅', '居住', '自住', '住房', '成套住宅', '出租', '空置'],
  shop: ['商铺', '店面', '商业', '商用', '门面', '网点', '沿街商铺'],
  public: ['公共用房', '物业用房', '社区用房', '配套用房', '公建', '公用', '设备用房'],
  other: ['其他', '其它', '车库', '车位', '储藏室', '办公', '仓库', '地下室'],
};
