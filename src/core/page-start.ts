/** The start of a page of the PDF in the text of the article. */
export type PageStart = Readonly<{
  /** The number of the page, and as printed. */
  page: number
  label: string
  /** The letters of the block that the page begins in, and its index among the blocks with the same letters. */
  block: string
  occurrence: number
  /** The number of letters of the block on earlier pages. */
  letters: number
  /** Whether the page begins with a formula or picture before the next letter. */
  isWordless: boolean
  /** Whether the page begins with the rest of a divided word. */
  isDivided: boolean
}>

/** Elements with running text, by which places are found again in another form of the article. */
export const textBlockNames: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 li dt dd td th caption figcaption pre'.split(' ')
)

/** Classes of further such elements. */
export const textBlockClasses: readonly string[] = ['equation', 'csl-entry']

/** Classes of elements whose text differs between forms of the article. */
export const textLessClasses: readonly string[] = [
  ...['typeset', 'equation-number', 'note-call', 'note-back', 'back-links', 'page-reference'],
  ...['footnote-number', 'listing-number', 'continuation', 'cite-ways', 'screen-only']
]

/** The letters of a text, without spaces and marks of possible breaks. */
export function flowLetters(text: string): string {
  return text.replace(/[\s\u00ad\u200b\u2060]+/gu, '')
}
