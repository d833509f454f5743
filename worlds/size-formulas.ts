import type { Expr, Vocabulary } from '../expr';
import { parts } from '../expr';
import type {
  Convolution,
  Declarations,
  FunctionForm,
  ParameterForm,
  Place,
  SizeRef,
  Source,
  VariableForm,
} from './declarations';
import { cut } from './file/names';
import type { MeaningProblem } from './meaning';

/** Whether what stands in the place of a size is a formula of sizes, such as `H - K + 1`, rather than a name. */
export function isSizeFormula(text: string): boolean {
  if (!/[A-Za-z]/.test(text)) return false;
  return cut(text, /^[-+*/]$/).length > 1 || /^\d|[(]|\\(?:frac|lfloor|lceil|cdot|times)(?![A-Za-z])/.test(text.trim());
}

/** What a formula of sizes comes to; NaN where it holds anything else than sizes, numbers and arithmetic. */
export function sizeValue(e: Expr, size: (name: string) => number | undefined): number {
  const value = (x: Expr): number => sizeValue(x, size);
  switch (e.kind) {
    case 'num':
      return e.value;
    case 'sym':
      return size(e.name) ?? NaN;
    case 'sum':
      return e.terms.reduce((s, t) => s + value(t), 0);
    case 'negative':
      return -value(e.body);
    case 'product':
      return e.joins.every((j) => j === '' || j === '\\cdot' || j === '\\times')
        ? e.factors.reduce((p, f) => p * value(f), 1)
        : NaN;
    case 'quotient':
      return value(e.top) / value(e.bottom);
    case 'wrap':
      return e.op === 'floor' ? Math.floor(value(e.body)) : e.op === 'ceil' ? Math.ceil(value(e.body)) : NaN;
    default:
      return NaN;
  }
}

/** Names that a formula of sizes mentions. */
const namesInSize = (e: Expr): string[] => (e.kind === 'sym' ? [e.name] : parts(e).flatMap(namesInSize));

/** The sizes that a variable mentions, each replaced by `f` of it. */
export function variableSizes(form: VariableForm, f: (size: SizeRef) => SizeRef): VariableForm {
  switch (form.kind) {
    case 'values':
    case 'copies':
      return { ...form, count: f(form.count) };
    case 'density':
      return { ...form, points: f(form.points) };
    case 'real':
    case 'binary':
    case 'spins':
      return { ...form, size: f(form.size) };
    case 'copy':
      return form;
  }
}

/** The same for a parameter. */
export function parameterSizes(form: ParameterForm, f: (size: SizeRef) => SizeRef): ParameterForm {
  switch (form.kind) {
    case 'vector':
    case 'onehot':
    case 'simplex':
    case 'spins':
    case 'binary':
      return { ...form, size: f(form.size) };
    case 'matrix':
      return { ...form, rows: f(form.rows), columns: f(form.columns) };
    case 'tensor':
      return { ...form, axes: form.axes.map(f) };
    case 'entries':
      return { ...form, axes: form.axes && form.axes.map(f) };
    case 'real':
    case 'positive':
    case 'probability':
    case 'integer':
    case 'is':
      return form;
  }
}

/** The same for a convolution. */
export const convolutionSizes = (form: Convolution, f: (size: SizeRef) => SizeRef): Convolution => ({
  ...form,
  stride: f(form.stride),
  dilation: f(form.dilation),
});

/** The same for any function. */
export const functionSizes = (form: FunctionForm, f: (size: SizeRef) => SizeRef): FunctionForm =>
  form.kind === 'convolution' ? convolutionSizes(form, f) : form;

/** Names of sizes that are used but perhaps not listed, and the formulas that stand in the place of a size. */
export function usedSizes(declarations: Declarations): { names: Set<string>; formulas: Map<string, Source> } {
  const names = new Set<string>();
  const formulas = new Map<string, Source>();
  const add =
    (place: Place) =>
    (size: SizeRef): SizeRef => {
      if (typeof size === 'number' || size === 'scalar') return size;
      if (isSizeFormula(size)) formulas.set(size, { latex: size, place });
      else names.add(size);
      return size;
    };
  for (const { form, place } of declarations.variables) variableSizes(form, add(place));
  for (const { form, place } of declarations.parameters) parameterSizes(form, add(place));
  for (const { form, place } of declarations.functions) functionSizes(form, add(place));
  for (const { size, place } of declarations.indices) add(place)(size);
  if (declarations.edges) add(declarations.edges.place)(declarations.edges.over);
  return { names, formulas };
}

/** Reports what no size can be made of: names that are none, and more than arithmetic. */
export function checkSize(e: Expr, source: Source, vocabulary: Vocabulary, problems: MeaningProblem[]): void {
  const stranger = namesInSize(e).find((name) => vocabulary.lookup(name)?.kind !== 'size');
  if (stranger !== undefined)
    problems.push({
      ...source.place,
      message: `"${stranger}" in the size "${source.latex}" is no size: list it under sizes, or use one that is declared`,
    });
  else if (!Number.isFinite(sizeValue(e, () => 7)))
    problems.push({
      ...source.place,
      message: `"${source.latex}" is no size: write sizes, numbers, +, -, products, quotients, \\lfloor and \\lceil`,
    });
}
