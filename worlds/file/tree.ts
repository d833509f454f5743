import type { Place } from '../declarations';

/** A piece of the world file. All scalars are text: what they mean is for the place they stand in to say. */
export type Tree = Text | List | Mapping | Nothing;

export interface Text {
  readonly kind: 'text';
  readonly text: string;
  readonly plain: boolean;
  /** A comment follows on the same line: in a plain formula it may be the rest of the formula. */
  readonly commented: boolean;
  readonly place: Place;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Tree[];
  readonly place: Place;
}

export interface Mapping {
  readonly kind: 'mapping';
  readonly entries: readonly Entry[];
  readonly place: Place;
}

/** A key without a value. */
export interface Nothing {
  readonly kind: 'nothing';
  readonly place: Place;
}

export interface Entry {
  readonly key: string;
  readonly place: Place;
  readonly value: Tree;
}

/** What stands here, in words. */
export function described(tree: Tree): string {
  switch (tree.kind) {
    case 'text':
      return tree.text.trim() === '' ? 'an empty text' : 'a text';
    case 'list':
      return 'a list';
    case 'mapping':
      return 'a mapping';
    case 'nothing':
      return 'nothing';
  }
}
