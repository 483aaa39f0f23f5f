/** A part of a paper that is set again, beginning with a page. */
export type PaperPart = Readonly<{
  /** The number of pages before the part. */
  pagesBefore: number
  /** The number of lines or other items of the part's first block that are on earlier pages. */
  offset: number
  /** Whether the paper continues after the part. */
  isCutOff: boolean
  /** The title of the section for running heads, before the part. */
  section: string
  /** The labels of page references, by their links (`#fig:x`), for targets that are not in the part. */
  labels: Readonly<Record<string, string>>
  /**
   * For each attempt to fill the paper's columns, the numbers of lines by which paragraphs could change; null if no
   * paragraph changed.
   */
  fillings: readonly (readonly number[] | null)[]
}>

export const wholePaper: PaperPart = {
  pagesBefore: 0,
  offset: 0,
  isCutOff: false,
  section: '',
  labels: {},
  fillings: []
}
