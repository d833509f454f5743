import type { Spelled } from './spelled';

const wordsOf = (list: string): string[] => list.split(' ');
const numbered = (words: readonly string[], from: number, step = 1): [string, number][] =>
  words.map((word, i) => [word, from + i * step]);
const anyOf = (words: Iterable<string>): string => [...words].sort((a, b) => b.length - a.length).join('|');

const GERMAN_UNITS = new Map([
  ...numbered(wordsOf('null ein zwei drei vier fünf sechs sieben acht neun'), 0),
  ['eins', 1],
] as [string, number][]);
const GERMAN_TEENS = new Map(
  numbered(wordsOf('zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'), 10),
);
const GERMAN_TENS = new Map([
  ...numbered(wordsOf('zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'), 20, 10),
  ['dreissig', 30] as [string, number],
]);
const U = anyOf(GERMAN_UNITS.keys());
const BELOW_HUNDRED = String.raw`(?:(${U})und)?(${anyOf(GERMAN_TENS.keys())})|(${anyOf(GERMAN_TEENS.keys())})|(${U})`;
const GERMAN = new RegExp(
  String.raw`(?<![\p{L}\d-])(minus\s+)?(?:((?:${U})?)hundert(?:und)?)?(?:${BELOW_HUNDRED})?(?:\s+komma((?:\s+(?:${U}))+))?(?![\p{L}\d-])`,
  'giu',
);

/** Numbers below a thousand in German words, with decimals behind "Komma". */
export function germanNumber(text: string): Spelled[] {
  return [...text.matchAll(GERMAN)].flatMap((match): Spelled[] => {
    const [written, minus, hundreds, unit, tens, teen, alone, decimals] = match.map((m) => m?.toLowerCase());
    const whole = tens ?? teen ?? alone;
    if (whole === undefined && hundreds === undefined) return [];
    const below =
      (GERMAN_UNITS.get(unit ?? alone ?? 'null') ?? 0) +
      (GERMAN_TENS.get(tens ?? '') ?? 0) +
      (GERMAN_TEENS.get(teen ?? '') ?? 0);
    const value = below + (hundreds === undefined ? 0 : 100 * (hundreds === '' ? 1 : GERMAN_UNITS.get(hundreds)!));
    return [spelled(match.index, written!, minus, value, decimals, GERMAN_UNITS)];
  });
}

const SPANISH_UNITS = new Map([
  ...numbered(wordsOf('cero uno dos tres cuatro cinco seis siete ocho nueve'), 0),
  ['un', 1],
] as [string, number][]);
const SPANISH_BELOW_THIRTY = new Map([
  ...numbered(wordsOf('diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte'), 10),
  ...numbered(wordsOf('veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete'), 21),
  ...numbered(wordsOf('veintiocho veintinueve'), 28),
]);
const SPANISH_TENS = new Map(numbered(wordsOf('treinta cuarenta cincuenta sesenta setenta ochenta noventa'), 30, 10));
const V = anyOf(SPANISH_UNITS.keys());
const SPANISH = new RegExp(
  String.raw`(?<![\p{L}\d-])(?<!por\s)(menos\s+)?(?:(cien(?:to)?)\b\s*)?(?:(${anyOf(SPANISH_TENS.keys())})(?:\s+y\s+(${V}))?|(${anyOf(SPANISH_BELOW_THIRTY.keys())})|(${V}))?` +
    String.raw`(?:\s+(?:coma|punto|con)((?:\s+(?:${V}))+))?(?![\p{L}\d-])`,
  'giu',
);

/** Numbers below two hundred in Spanish words, with decimals behind "coma" or "punto". */
export function spanishNumber(text: string): Spelled[] {
  return [...text.matchAll(SPANISH)].flatMap((match): Spelled[] => {
    const [written, minus, hundred, tens, unit, teen, alone, decimals] = match.map((m) => m?.toLowerCase());
    if ((hundred ?? tens ?? teen ?? alone) === undefined) return [];
    const value =
      (hundred === undefined ? 0 : 100) +
      (SPANISH_TENS.get(tens ?? '') ?? 0) +
      (SPANISH_UNITS.get(unit ?? alone ?? 'cero') ?? 0) +
      (SPANISH_BELOW_THIRTY.get(teen ?? '') ?? 0);
    return [spelled(match.index, written!, minus, value, decimals, SPANISH_UNITS)];
  });
}

function spelled(
  at: number,
  written: string,
  minus: string | undefined,
  value: number,
  decimals: string | undefined,
  units: ReadonlyMap<string, number>,
): Spelled {
  const behind = (decimals ?? '').trim().split(/\s+/).filter(Boolean);
  const point = behind.length > 0 ? `.${behind.map((word) => units.get(word)).join('')}` : '';
  return {
    span: { from: at, to: at + written.trimEnd().length },
    digits: `${minus ? '-' : ''}${value}${point}`,
    sure: false,
  };
}

const CHINESE = '零一二三四五六七八九';
const CHINESE_DIGIT = '[零〇一二两三四五六七八九]';
const CHINESE_SHARE = new RegExp(
  String.raw`百分之\s*(?:(\d+(?:\.\d+)?)|(${CHINESE_DIGIT})?(百)?(?:零?(${CHINESE_DIGIT})?(十))?(${CHINESE_DIGIT})?(?:点(${CHINESE_DIGIT}+))?)`,
  'gu',
);
const chineseDigit = (sign: string): number => CHINESE.indexOf(sign.replace('〇', '零').replace('两', '二'));

/** Shares in Chinese: 百分之九十二点三 is 92.3 %. */
export function chineseShares(text: string): Spelled[] {
  return [...text.matchAll(CHINESE_SHARE)].flatMap((match): Spelled[] => {
    const [written, figures, first, hundred, second, ten, last, decimals] = match;
    const span = { from: match.index, to: match.index + written.length };
    if (figures !== undefined) return [{ span, digits: `${figures}%`, sure: true }];
    if ((first ?? ten ?? last ?? hundred) === undefined) return [];
    const digit = (sign: string | undefined, otherwise: number): number =>
      sign === undefined ? otherwise : chineseDigit(sign);
    // 九十二: without 百 the first sign counts the tens, or is all.
    const [tens, ones] = hundred ? [second, last] : ten ? [second ?? first, last] : [undefined, last ?? first];
    const value = (hundred ? 100 * digit(first, 1) : 0) + (ten ? 10 * digit(tens, 1) : 0) + digit(ones, 0);
    const point = decimals === undefined ? '' : `.${Array.from(decimals, chineseDigit).join('')}`;
    return [{ span, digits: `${value}${point}%`, sure: true }];
  });
}
