import type { InputField } from '../../../modules/casework/domain/definition.ts';
import { choice, field, words } from '../parts/writing.ts';

export const round: InputField = field('choice', 'round', words('哪种巡查', 'Round'), {
  choices: [
    choice('building', '楼道日常巡查', 'Daily round of the building'),
    choice('fire', '消防通道和电动车', 'Fire lanes and e-bikes'),
    choice('gas', '用气用电', 'Gas and electricity'),
    choice('environment', '环境卫生', 'Environment'),
    choice('night', '夜间巡防', 'Night round'),
    choice('weather', '恶劣天气', 'Bad weather'),
  ],
});

/** What was looked at on the way; a point that is not ticked was not seen. */
export const checkedPoints: InputField = field('choices', 'checked', words('看过哪些', 'Looked at'), {
  choices: [
    choice('lanes-free', '通道畅通', 'Ways are free'),
    choice('extinguishers', '灭火器完好', 'Extinguishers in order'),
    choice('lights', '路灯楼道灯', 'Lights'),
    choice('wires', '飞线充电', 'Wires and charging'),
    choice('lifts', '电梯', 'Lifts'),
    choice('rubbish', '垃圾堆放', 'Rubbish'),
    choice('walls', '墙皮窗台坠物', 'Walls and falling objects'),
    choice('strangers', '陌生情况', 'Anything unusual'),
    choice('elders', '独居老人动静', 'Signs of elders living alone'),
  ],
});
