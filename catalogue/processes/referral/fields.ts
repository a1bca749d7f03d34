import type { InputField } from '../../../modules/casework/domain/definition.ts';
import { guardianName, requester } from '../parts/people-fields.ts';
import { choice, field, optional, words } from '../parts/writing.ts';

/** What the person is told about the agency before being asked. */
export const agencyFields: readonly InputField[] = [
  field('text', 'agency', words('转介到哪里', 'Agency')),
  field('choice', 'agencyKind', words('哪类机构', 'Kind of agency'), {
    choices: [
      choice('department', '政府部门', 'Government department'),
      choice('hospital', '医疗机构', 'Hospital'),
      choice('social-organisation', '社会组织', 'Social organisation'),
      choice('legal-aid', '法律援助', 'Legal aid'),
      choice('care', '养老或托管机构', 'Care institution'),
      choice('other', '其他', 'Another'),
    ],
  }),
  field('text', 'agencyContact', words('地址和电话', 'Address and phone')),
  field('long-text', 'why', words('为什么转到那里', 'Why this agency')),
];

export const consentFields: readonly InputField[] = [
  field(
    'yes-no',
    'consent',
    words('同意转介，也同意把情况告诉那边', 'Consents to the referral and to passing on the situation'),
  ),
  { ...requester, id: 'consentedBy', label: words('谁同意的', 'Who consented') },
  { ...guardianName, when: { field: 'consentedBy', is: 'guardian' } },
  field('choice', 'consentedHow', words('怎么同意的', 'How'), {
    choices: [
      choice('signed', '书面签字', 'Signed'),
      choice('spoken', '当面口头', 'Spoken in person'),
      choice('phone', '电话', 'By phone'),
    ],
  }),
  optional('text', 'consentLimits', words('哪些情况不要告诉那边', 'What must not be passed on')),
];
