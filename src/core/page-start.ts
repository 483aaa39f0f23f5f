/** The position in the text of the article at which a page of the PDF begins. */
export type PageStart = Readonly<{
  /** The number of the page, as a number and as printed. */
  page: number
  label: string
  /**
   * The letters of the block in which the page begins, and the index of that block among the blocks with the same
   * letters.
   */
  block: string
  occurrence: number
  /** The number of letters of the block on earlier pages. */
  letters: number
  /** Whether the page begins with a formula or a picture, ahead of the next letter. */
  isWordless: boolean
  /** Whether the page begins in the middle of a divided word. */
  isDivided: boolean
}>

/** The names of elements with running text, whose letters serve to find a position in another form of the article. */
export const textBlockNames: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 li dt dd td th caption figcaption pre'.split(' ')
)

/** The classes of other elements with running text. */
export const textBlockClasses: readonly string[] = ['equation', 'csl-entry']

/** The classes of elements whose text differs between the forms of the article. */
export const textLessClasses: readonly string[] = [
  ...['typeset', 'equation-number', 'note-call', 'note-back', 'back-links', 'page-reference'],
  ...['footnote-number', 'listing-number', 'continuation', 'cite-ways', 'screen-only']
]

/** The letters of a string, without spaces and characters for possible breaks. */
export function flowLetters(text: string): string {
  return text.replace(/[\s\u00ad\u200b\u2060]+/gu, '')
}
