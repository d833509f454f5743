/** Roles of the standard structure namespace of PDF that the report uses. */
export type Role =
  | 'Document' | 'Sect' | 'H1' | 'H2' | 'H3' | 'P' | 'L' | 'LI' | 'LBody' | 'Table' | 'Caption' | 'THead' | 'TBody'
  | 'TR' | 'TH' | 'TD' | 'Link' | 'Formula' | 'Figure' | 'Code' | 'Span' | 'Quote' | 'Note' | 'Div'; // prettier-ignore

/** A node of the logical structure: what a screen reader walks. */
export interface Tag {
  readonly role: Role;
  readonly parent: Tag | null;
  /** What is read aloud instead of the content. */
  readonly alt?: string;
  readonly scope?: 'Row' | 'Column';
  /** BCP 47, where it is not that of what is around it. */
  readonly language?: string;
  /** In reading order; filled while pages are drawn. */
  readonly kids: Kid[];
  /** Whether it is among the kids of its parent. */
  attached: boolean;
}

export type Kid =
  | { readonly kind: 'tag'; readonly tag: Tag }
  /** The marked content `id` of a page. */
  | { readonly kind: 'content'; readonly page: number; readonly id: number }
  /** The link annotation `id` of the document. */
  | { readonly kind: 'link'; readonly id: number; readonly page: number };

export const newTag = (role: Role, parent: Tag | null, more: Pick<Tag, 'alt' | 'scope' | 'language'> = {}): Tag => ({
  role,
  parent,
  ...more,
  kids: [],
  attached: parent === null,
});

/** Puts a tag below its parent, and that below its own, where they are not yet. */
export function attach(tag: Tag): void {
  if (tag.attached || !tag.parent) return;
  tag.attached = true;
  tag.parent.kids.push({ kind: 'tag', tag });
  attach(tag.parent);
}
