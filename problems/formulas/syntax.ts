/** A formula as a tree. */
export type Node =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'array'; readonly items: readonly Node[]; readonly written: Written }
  | { readonly kind: 'options'; readonly entries: readonly (readonly [string, Node])[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[]; readonly written: Written }
  | { readonly kind: 'unary'; readonly op: Unary; readonly of: Node; readonly written: Written }
  | {
      readonly kind: 'binary';
      readonly op: Binary;
      readonly left: Node;
      readonly right: Node;
      readonly written: Written;
    }
  /** `a < b <= c`: one relation between each two neighbours. */
  | {
      readonly kind: 'relation';
      readonly ops: readonly Relation[];
      readonly sides: readonly Node[];
      readonly written: Written;
    }
  | {
      readonly kind: 'choice';
      readonly condition: Node;
      readonly yes: Node;
      readonly no: Node;
      readonly written: Written;
    }
  | { readonly kind: 'index'; readonly of: Node; readonly places: readonly Node[]; readonly written: Written }
  | {
      readonly kind: 'range';
      readonly from: Node;
      readonly to: Node;
      readonly step: Node | null;
      readonly written: Written;
    }
  /** The last place of the axis, inside an index. */
  | { readonly kind: 'end' };

/** Writes a part of a formula back, for messages. */
export interface Written {
  toString(): string;
}

export type Unary = '+' | '-' | 'not' | "'" | '!';
export type Binary = '+' | '-' | '*' | '/' | '^' | '.*' | './' | '.^' | 'mod' | 'and' | 'or' | 'xor';
export type Relation = '==' | '!=' | '<' | '>' | '<=' | '>=';
