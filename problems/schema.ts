import type { Declarations, Place, Source } from '../worlds/declarations';
import type { LawName } from '../worlds/laws/lexicon';
import type { Tensor } from '../worlds/tensor';
import type { Formula } from './formulas';

/** How an answer is judged. */
export const graderKinds = ['derivation', 'quantities', 'results', 'prose'] as const;
export type GraderKind = (typeof graderKinds)[number];

/** Languages that reports are written in. */
export const languages = ['en', 'de', 'es', 'zh'] as const;
export type Language = (typeof languages)[number];

/** A homework: what `assignment.yaml` and the problem folders beside it say together. */
export interface Assignment {
  /** Name of its folder. */
  readonly id: string;
  readonly title: string;
  readonly late: LatePolicy | null;
  /** Whether students write `0,5` for one half. */
  readonly decimalComma: boolean;
  /** The language of its titles and questions, in which its reports are written. */
  readonly language: Language;
  /** In the order in which they are asked. */
  readonly parts: readonly AssignmentPart[];
}

/** What lateness costs; shares are of the points awarded, from 0 to 1. */
export interface LatePolicy {
  /** Lost for each day begun after the grace. */
  readonly perDay: number;
  readonly graceHours: number;
  /** The most that can be lost. */
  readonly most: number;
}

export interface AssignmentPart {
  readonly id: string;
  /** As printed in feedback: `3.1`. */
  readonly label: string;
  /** Labels and paths under which students answer it, such as `Problem 3 > a`; the usual one first. */
  readonly labels: readonly string[];
  readonly title: string;
  readonly points: number;
  readonly grader: GraderKind;
  /** Null: nothing grades it yet, so its answer waits for a person. */
  readonly problem: Problem | null;
  readonly place: Place;
}

/** What `problem.yaml` says, with the texts beside it; told apart by `grader`. */
export type Problem = DerivationProblem | QuantitiesProblem | ResultsProblem;

export interface DerivationProblem {
  readonly grader: 'derivation';
  /** Name of its folder. */
  readonly id: string;
  readonly title: string;
  /** Points where the assignment gives none. */
  readonly points: number | null;
  readonly world: WorldText;
  /** What the world declares. */
  readonly declarations: Declarations;
  /** Relations and expressions that one may start from without deriving them. */
  readonly given: readonly Source[];
  /** All of these are to be established. */
  readonly show: readonly Goal[];
  readonly marks: Marks;
  readonly milestones: readonly Milestone[];
  readonly reasons: readonly Reason[];
  /** Markdown with LaTeX. */
  readonly statement: string;
  readonly solution: Text;
  readonly mistakes: readonly Mistake[];
}

/** Numbers, shapes, vectors and formulas, each computed from what is given and from those before it. */
export interface QuantitiesProblem {
  readonly grader: 'quantities';
  /** Name of its folder. */
  readonly id: string;
  readonly title: string;
  readonly points: number | null;
  /** Whether feedback shows the expected value of what is wrong. */
  readonly reveal: boolean;
  /** Share of a quantity's points that is kept where only its rounding is off. */
  readonly rounding: number;
  /** What the symbols of symbolic quantities mean; null where there are none. */
  readonly world: WorldText | null;
  readonly declarations: Declarations | null;
  readonly given: readonly Given[];
  /** In the order in which they are computed. */
  readonly quantities: readonly Quantity[];
  /** Markdown with LaTeX. */
  readonly statement: string;
  readonly solution: Text;
  readonly mistakes: readonly QuantityMistake[];
}

/** Figures that an experiment gave, held against reference results. */
export interface ResultsProblem {
  readonly grader: 'results';
  /** Name of its folder. */
  readonly id: string;
  readonly title: string;
  readonly points: number | null;
  /** None: no symbols are declared. */
  readonly world: null;
  readonly declarations: null;
  /**
   * What of the reference results says something about a student's: the `figures` themselves, or, where data or models
   * differ, only the `relations` between settings.
   */
  readonly comparable: 'figures' | 'relations';
  /** Words by which the measured quantity is called, such as accuracy; one of them is enough. */
  readonly metric: readonly Phrase[];
  /** Words by which what a share lacks to 100 % is called, such as an error rate; a figure may be stated by it. */
  readonly complement: readonly Phrase[];
  /** On which data the figures are measured, so that those on the other are not taken for them; null: either. */
  readonly on: DataSet | null;
  readonly figures: readonly Figure[];
  readonly relations: readonly FigureRelation[];
  /** Measures over the epochs of a training, of which the log is asked for. */
  readonly curves: readonly AskedCurve[];
  /** Digits that a model drew, in a picture; null where none are asked for. */
  readonly digits: AskedDigits | null;
  /** What pictures must show, at which a person looks. */
  readonly looks: readonly string[];
  /** Texts that a model wrote, to be compared with each other; null where none are asked for. */
  readonly samples: Samples | null;
  /** Markdown with LaTeX. */
  readonly statement: string;
  readonly solution: Text;
  readonly mistakes: readonly ResultMistake[];
}

/** `percent`: a share of one, however it is written; `nats`, `bits`, and numbers without unit. */
export const figureUnits = ['percent', 'nats', 'bits', 'none'] as const;
export type FigureUnit = (typeof figureUnits)[number];

/** One figure that is to be reported. */
export interface Figure {
  readonly name: string;
  /** What it is called in feedback. */
  readonly title: string;
  readonly unit: FigureUnit;
  /**
   * What is said of the setting where the figure stands: one phrase for each aspect in which figures differ, in the same
   * order for all figures, such as the kernel size, then the kind of pooling.
   */
  readonly named: readonly Phrase[];
  readonly reference: ReferenceKey | null;
  /** Whether signs are left out: a bound and the loss that is its negative are then the same figure. */
  readonly absolute: boolean;
  /** Standard deviation, in the figure's unit, between honest implementations that differ in what is left open. */
  readonly tolerance: number;
  /** Values that an instructor holds possible on the course's own data. */
  readonly plausible: readonly [number, number] | null;
  /** Share of the points of the problem. */
  readonly share: number;
  /** Whether an answer lacks something without it; else it is judged where it is told. */
  readonly asked: boolean;
  readonly place: Place;
}

/** The data that a model was trained on, and others. */
export const dataSets = ['train', 'test'] as const;
export type DataSet = (typeof dataSets)[number];

/** How the digits that are asked for are laid out: a class a row, a class a column, or in any order. */
export const digitLayouts = ['rows', 'columns', 'any'] as const;
export type DigitLayout = (typeof digitLayouts)[number];

/** A picture of many digits that a model drew. */
export interface AskedDigits {
  /** What it is called in feedback. */
  readonly title: string;
  readonly layout: DigitLayout;
  /** The fewest digits that it must show. */
  readonly least: number;
  /** Share of the points of the problem. */
  readonly share: number;
}

/** A measure over the epochs of a training. */
export interface AskedCurve {
  readonly name: string;
  /** What it is called in feedback. */
  readonly title: string;
  /** How logs call it: all of these are said in its label. */
  readonly named: readonly Phrase[];
  /** Which way it goes from its start to its end. */
  readonly goes: 'down' | 'up';
  /** Whether signs are left out. */
  readonly absolute: boolean;
  /** Share of the points of the problem. */
  readonly share: number;
  readonly place: Place;
}

/** Which reference result. */
export interface ReferenceKey {
  readonly model: string;
  readonly metric: string;
  /** Only the settings that differ from the model's own. */
  readonly settings: Readonly<Record<string, number | string | boolean>>;
}

/** Texts drawn from a language model under settings of growing randomness. */
export interface Samples {
  /** What stands before each text, with the setting as its group: `temperature\D{0,5}(\d+(?:\.\d+)?)`. */
  readonly label: string;
  /** What the setting is called. */
  readonly title: string;
  /** The settings that are asked for, the least random first. */
  readonly values: readonly number[];
  /** Share of the points of the problem; each text earns the same part of it. */
  readonly share: number;
}

/** The figure named `greater` is expected to exceed the one named `than`. */
export interface FigureRelation {
  readonly greater: string;
  readonly than: string;
  /** What the student is told where it does not. */
  readonly says: string;
  /** Standard deviation of the difference between honest implementations. */
  readonly tolerance: number;
  readonly place: Place;
}

export const resultVerdicts = ['consistent', 'surprising', 'contradicted', 'confirmed', 'waiting'] as const;
export type ResultVerdict = (typeof resultVerdicts)[number];

/** An answer to a results problem, and what must become of it. */
export interface ResultMistake {
  readonly name: string;
  readonly file: string;
  readonly why: string;
  /** The answer. The lines of the front matter are left blank, so that line numbers are those of the file. */
  readonly text: string;
  /** Verdicts of figures and curves by name, and of relations as `a > b`; any of those listed will do. */
  readonly results: ReadonlyMap<string, readonly ResultVerdict[]>;
  /** Whether points are lost, or wait for a person. */
  readonly loses: boolean;
}

/** A value that the question gives. */
export interface Given {
  /** As formulas name it. */
  readonly name: string;
  /** How it is written in LaTeX. */
  readonly symbols: readonly string[];
  readonly value: Tensor<number>;
  /** Its numbers as they stand in the problem: no rounding of anything. */
  readonly numbers: ReadonlySet<string>;
}

/** `symbolic` is one formula; a shape may hold formulas too. */
export const quantityKinds = ['number', 'integer', 'shape', 'vector', 'matrix', 'symbolic'] as const;
export type QuantityKind = (typeof quantityKinds)[number];

export interface Quantity {
  /** As later formulas name it. */
  readonly name: string;
  /** What it is called in feedback: `parameters of $L_1$`. */
  readonly title: string;
  readonly kind: QuantityKind;
  /** How students write it in LaTeX. */
  readonly symbols: readonly string[];
  /** How they name it in words. */
  readonly words: readonly Phrase[];
  /** Words beside the value, or over its column, where a mention is followed by several numbers. */
  readonly beside: readonly Phrase[];
  /** Symbols for single sides of a shape, and which sides (from 0) each gives. */
  readonly components: readonly { readonly symbol: string; readonly axes: readonly number[] }[];
  readonly expected: Expected;
  /** Decimals asked for; null: as many as are shown. */
  readonly decimals: number | null;
  /** Whether the value is in percent. */
  readonly percent: boolean;
  /** Share of the points of the problem. */
  readonly share: number;
  readonly mistakes: readonly NamedMistake[];
  readonly place: Place;
}

/** `value` has numbers; `forms` are formulas, of which any one will do. */
export type Expected =
  | { readonly kind: 'value'; readonly formula: Formula; readonly source: SourceText }
  | { readonly kind: 'forms'; readonly forms: readonly Source[] };

/** A formula in the syntax of instructors' numeric formulas, and where it stands. */
export interface SourceText {
  readonly text: string;
  readonly place: Place;
}

/** A typical mistake, known by the value it leads to. */
export interface NamedMistake {
  /** `no-bias`. */
  readonly name: string;
  readonly expected: Expected;
  /** What the student is told. */
  readonly says: string;
  /** Share of the quantity's points that is kept. */
  readonly keeps: number;
}

export const quantityVerdicts = [
  'right',
  'follow-through',
  'rounding',
  'mistake',
  'wrong',
  'missing',
  'unreadable',
] as const;
export type QuantityVerdict = (typeof quantityVerdicts)[number];

/** A wrong answer to a numeric problem, and what must become of it. */
export interface QuantityMistake {
  readonly name: string;
  readonly file: string;
  readonly why: string;
  /** The answer. The lines of the front matter are left blank, so that line numbers are those of the file. */
  readonly text: string;
  /** Verdicts of quantities, by name; with `mistake`, the name of the mistake. */
  readonly quantities: ReadonlyMap<string, { readonly verdict: QuantityVerdict; readonly mistake: string | null }>;
  /** The verdict of every quantity that is not listed. */
  readonly others: QuantityVerdict;
  /** Verdicts of equalities in the working. */
  readonly verdicts: readonly DeclaredVerdict[];
  /** Whether points are lost. */
  readonly loses: boolean;
}

export interface Text {
  readonly file: string;
  readonly text: string;
}

/**
 * A world file's text. For a world that stands within `problem.yaml`, everything around it is blanked out, so
 * that a line and column in `text` is one in `file`.
 */
export type WorldText = Text;

export interface Goal {
  readonly relation: Source;
  /** Relations that establish the same. */
  readonly or: readonly Source[];
  /** What a name stands for in the goal alone: `x` for `\arg\max_x p(x, y)`. */
  readonly at: readonly { readonly name: string; readonly is: Source }[];
}

/** Shares of the points; they sum to 1. */
export interface Marks {
  readonly steps: number;
  readonly conclusion: number;
  readonly reasons: number;
}

/** A form that must appear, whole or within a formula; one of `forms` is enough. */
export interface Milestone {
  readonly name: string;
  readonly forms: readonly Source[];
  /** Share of the marks for steps. */
  readonly share: number;
}

/** What must be said; one of `phrases` is enough, or a step that shows one of `laws`. */
export interface Reason {
  readonly name: string;
  readonly phrases: readonly Phrase[];
  /** Laws that give the reason where the mathematics shows them as books write them. */
  readonly laws: readonly LawName[];
}

/** `words`: all of them, in any order, within one sentence. Case never matters. */
export type Phrase =
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'words'; readonly words: readonly string[] };

/** A wrong answer and what must become of it. */
export interface Mistake {
  /** File name without `.md`. */
  readonly name: string;
  readonly file: string;
  /** What is wrong, and why just these claims fail. */
  readonly why: string;
  /** The answer. The lines of the front matter are left blank, so that line numbers are those of the file. */
  readonly text: string;
  readonly verdicts: readonly DeclaredVerdict[];
  /** The verdict of every claim that is not listed; null: nothing is said about them. */
  readonly others: ClaimVerdict | null;
  /** Value classes of its longest chain, as in `ABAA`. */
  readonly classes: string | null;
  /** The marks that must come out below full; empty: the answer must keep them all. */
  readonly loses: readonly (keyof Marks)[] | 'some';
}

export const claimVerdicts = ['holds', 'fails', 'undecided', 'unreadable'] as const;
export type ClaimVerdict = (typeof claimVerdicts)[number];

export interface DeclaredVerdict {
  /** Line of the file on which the claim's right side starts. */
  readonly line: number;
  /** Where several claims stand on that line: a piece of this claim as written, spaces aside. */
  readonly claim: string | null;
  /** Any of these will do. */
  readonly verdicts: readonly ClaimVerdict[];
  /** Where it is declared. */
  readonly place: Place;
}
