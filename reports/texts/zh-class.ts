import type { ClassTexts } from './class-catalogue';

const students = (count: number): string => `${count} 名学生`;
const forExample = (student: string, line: number | null, end: string): string =>
  `例如 ${student}${line === null ? '' : `，第 ${line} 行`}${end}`;

export const zhClass: ClassTexts = {
  tookTooLong: (seconds) => `批改用时超过 ${seconds} 秒，已中止。`,
  tookTooMuchMemory: (megabytes) => `批改占用内存超过 ${megabytes} MB，已中止。`,
  crashed: (how) => `批改进程意外结束（${how}）。`,
  threw: (message) => `批改失败：${message}`,

  ungraded: '目前还没有程序能批改这类答案。',

  summaryOf: (assignment) => `${assignment} – 班级总结`,
  summary: '班级总结',
  graded: (count) => `已批改 ${students(count)}`,
  troubled: (count) => `${count} 份文档无法读取或批改`,
  percent: (share) => `${Math.round(100 * share)}%`,
  decimal: (value, digits) => value.toFixed(digits).replace('-', '−'),

  scores: '得分',
  median: (share) => `中位数 ${share}`,
  mean: (share) => `平均 ${share}`,
  middleHalf: (from, to) => `中间一半学生在 ${from} 与 ${to} 之间`,
  scoresNote: (pending) =>
    pending ? '每名学生得分占已判定分数的比例；等待人工批阅的部分不计。' : '每名学生得分占总分的比例。',
  noScores: '目前还没有已判定的分数。',
  shareOfPoints: '得分比例',
  students: '学生人数',
  histogram: (total, bars) =>
    `${students(total)}得分的直方图：${bars
      .filter(({ count }) => count > 0)
      .map(({ from, to, count }) => `${from} 到 ${to} 有 ${students(count)}`)
      .join('，')}。`,

  parts: '各部分',
  partsTable: '各部分的难度与区分度',
  meanShare: '平均得分率',
  discrimination: '区分度',
  missing: '缺答',
  waiting: '待批阅',
  partsNote:
    '平均得分率把缺答按 0 计，不含待批阅的部分；数值高说明该部分容易。区分度是该部分得分与其余部分得分的相关系数：低于 0.2 说明该部分难以区分掌握与未掌握的学生，低于 0 则值得重新审视。数据太少时以短横线表示。',

  mistakes: '最常见的错误',
  noMistakes: '没有发现错误。',
  studentCount: students,
  forExample: (student, line) => forExample(student, line, '：'),
  forExampleAlone: (student, line) => forExample(student, line, '。'),
  lostMark: (mark, because) => `${mark}：${because}`,
  contradicted: (claim, because) => `${claim} 与参考结果矛盾。${because}`,
  before: '：',
  expected: '应为',
  would: '这样写就成立：',
  unexplained: '这里不成立。',
  wrongValue: '该值不正确。',

  forPerson: '等待人工处理',
  nothingWaits: '没有等待人工处理的内容。',
  answers: '份数',
  why: '原因',
  otherReasons: '其他原因。',
  who: '学生',
  names: (names, more) => `${names.join('、')}${more > 0 ? ` 等，另有 ${more} 人` : ''}`,
  troubles: '无法读取或批改的文档',
  more: (count) => `……另有 ${count} 份；完整列表见 waiting.csv。`,

  howToRead: '阅读说明',
  reading:
    '无法读取或批改的文档不计入以上任何数字。错误按以下方式归并：同样的修改能使论断成立、数值属于同一典型错误，或缺少同样的内容；每名学生只计一次。所有待批阅的答案列在 waiting.csv 中，所有学生列在 grades.csv 中。',
  versions: (generator, version, seed) => `${generator} ${version} · 随机种子 ${seed}`,

  claimed: (value) => `所报：${value}`,
  reference: (runs, range, interval, claim) =>
    [
      runs === 0 || !range ? '没有参考运行。' : `${runs} 次参考运行在 ${range[0]} 与 ${range[1]} 之间。`,
      ...(interval ? [`再运行一次预期在 ${interval[0]} 与 ${interval[1]} 之间。`] : []),
      ...(claim === null ? [] : [`所报：${claim}。`]),
    ].join(''),
};
