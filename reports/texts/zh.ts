import type { Catalogue } from './catalogue';
import { chinese } from './notation';
import { zhClass } from './zh-class';

export const zh: Catalogue = {
  id: 'zh',
  language: 'zh-Hans',
  notation: chinese,

  titleOf: (assignment, student) => `${assignment} – ${student}`,
  feedbackOn: '作业反馈：',
  pointsOf: (awarded, of) => `${awarded} / ${of} 分`,
  ofPoints: (of) => `/ ${of} 分`,
  pending: (count) => `另有 ${count} 分等待人工批阅。`,
  claimsHold: (count) => `${count} 条论断成立`,
  claimsFail: (count) => `${count} 条论断不成立`,
  claimsUnclear: (count) => `${count} 条论断未能判定`,
  aboutDocument: '关于文档',
  atLine: (line) => `第 ${line} 行：`,
  summary: '各部分得分',
  part: '部分',
  question: '题目',
  share: '得分比例',
  points: '得分',

  status: {
    graded: undefined,
    waiting: '这一部分将由人工批阅，得分暂未计入。',
    missing: '文档中没有找到这一部分的解答。',
  },
  unread: '文档无法读取，因此此部分尚未批改。',
  waitingPoints: (count) => `待批阅，${count} 分`,
  place: (from, to) => `你的解答：第 ${from === to ? from : `${from}–${to}`} 行`,
  marks: '得分说明',
  markNames: { steps: '步骤', conclusion: '结论', reasons: '理由', milestones: '关键式', answers: '答案' },
  line: (line) => `第 ${line} 行`,

  claimVerdicts: { holds: '成立', fails: '不成立', undecided: '未能判定', unreadable: '无法读取' },
  isConclusion: '这正是所要证明的。',
  byLaw: (law, several) => `${several ? '一步用到多条：' : '依据：'}${law}。`,
  person: '这里将由人工查看。',
  howRead: '读取结果',
  wasReadAs: '读作',
  counterexample: '使两边不相等的一个例子',
  weighed: '字母前的“d”：其每个取值在求和或积分中的权重。',
  bothSides: '两边各自的值',
  symbol: '符号',
  leftSide: '左边',
  rightSide: '右边',
  suggestion: '建议：',

  chain: (line) => `从第 ${line} 行开始的等式链，逐项列出。字母相同表示值相同。`,
  side: (number) => `第 ${number} 项`,
  sides: (from, to) => `第 ${from}–${to} 项`,

  quantities: '数值',
  verdict: '判定',
  quantity: '量',
  youWrote: '你的答案',
  expected: '应为',
  quantityVerdicts: {
    right: '正确',
    'follow-through': '由你前面的值推得正确',
    rounding: '除舍入外正确',
    mistake: '错误',
    wrong: '错误',
    missing: '缺失',
    unreadable: '无法读取',
  },
  resultVerdicts: {
    consistent: '相符',
    confirmed: '已确认',
    contradicted: '矛盾',
    surprising: '出乎意料',
    waiting: '待定',
  },
  isVerdict: (verdict) => `，${verdict}。`,
  interval: (low, high) => `参考结果在 ${low} 与 ${high} 之间。`,
  inYourWords: '—— 你的原话：',
  foundBefore: '以下是人工查看之前的检查结果。',
  comment: '人工评语：',
  decided: (score) => `人工评定：${score}。`,
  confirmed: (count) => `已确认：${count}`,
  proposed: (count) => `建议得分：${count}，待人工确认`,

  howChecked: '检查方法',
  method:
    '每个符号都在若干小型随机模型中被赋予含义，并在其中计算每一行的两边：打勾表示两边在所有模型中都相等，打叉则附有一个使两边不相等的例子。' +
    '数值根据题目所给的数据和你自己前面的结果重新计算，因此一处疏忽只扣一次分。' +
    '未能判定之处以问号标出，交由人工查看，不会因此扣分。',
  versions: (generator, version, seed, feedback) => `${generator} ${version} · 随机种子 ${seed} · 反馈版本 ${feedback}`,

  shownAsWritten: (reason) => `按原样显示：${reason}。`,
  tooWide: '它比页面还宽',

  ofClass: zhClass,
};
