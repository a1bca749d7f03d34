import { choice, field, optional, words } from './writing.ts';

/** Who asks, where nobody has to be in the file: the standard wants name, sex, address and contact on record. */
export const askerName = optional('text', 'askerName', words('姓名', 'Name'), {
  withoutPerson: true,
});

export const askerSex = optional('choice', 'askerSex', words('性别', 'Sex'), {
  choices: [choice('female', '女', 'Female'), choice('male', '男', 'Male')],
  withoutPerson: true,
});

export const askerAddress = optional('text', 'askerAddress', words('地址', 'Address'), {
  sensitive: true,
  withoutPerson: true,
});

export const contactPhone = optional('phone', 'contactPhone', words('联系电话', 'Phone'));

/** Whoever speaks for somebody who cannot come. */
export const requester = field('choice', 'requester', words('谁提出的', 'Who asks'), {
  choices: [choice('self', '本人', 'The person'), choice('guardian', '监护人或家属', 'Guardian or family')],
});

export const guardianName = field(
  'text',
  'guardianName',
  words('监护人或家属姓名', 'Name of the guardian or relative'),
  {
    when: { field: 'requester', is: 'guardian' },
  },
);
