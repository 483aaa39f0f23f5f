export type Run = Readonly<{text: string; isEmphasised: boolean}>
/** A block with its lines: the items of a list, or the one line of another block. */
export type Block = Readonly<{
  kind: 'section' | 'subsection' | 'itemize' | 'enumerate' | 'quote' | 'paragraph'
  parts: readonly (readonly Run[])[]
}>

export function blocksOf(markdown: string): readonly Block[]
export function asGalley(markdown: string, lang: string, style: string): string
export function paragraphsOf(markdown: string): string
