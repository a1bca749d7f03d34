import { choice, field, words } from '../parts/writing.ts';

export const eventKind = field('choice', 'kind', words('什么事', 'What'), {
  choices: [
    choice('environment', '环境卫生', 'Environment'),
    choice('facility', '公共设施损坏', 'Broken facility'),
    choice('safety', '安全隐患', 'Safety hazard'),
    choice('blocked-way', '占道堵塞', 'Blocked way'),
    choice('dispute', '矛盾苗头', 'Beginning dispute'),
    choice('person', '有人需要关心', 'Somebody needs care'),
    choice('other', '其他', 'Another'),
  ],
});
