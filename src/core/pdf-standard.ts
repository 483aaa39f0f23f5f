/** The PDF standards that a paper can request, by the names that Pandoc, Quarto and Typst use. */
export const pdfStandards = [
  'a-2b',
  'a-2u',
  'a-2a',
  'a-3b',
  'a-3u',
  'a-3a',
  'a-4',
  'a-4f',
  'ua-1',
  'ua-2'
] as const

export type PdfStandard = (typeof pdfStandards)[number]

/** `a-2a` as `PDF/A-2a`. */
export function standardName(standard: PdfStandard): string {
  const [family = '', part = ''] = standard.split('-')
  return `PDF/${family.toUpperCase()}-${part}`
}

/**
 * The names of the standards that a file claims. A file that claims PDF/UA-2 also claims WTPDF, whose requirements are
 * the same.
 */
export function claimedNames(standards: readonly PdfStandard[]): readonly string[] {
  return [...standards.map(standardName), ...(standards.includes('ua-2') ? ['WTPDF 1.0'] : [])]
}

/** Whether a file of these standards is PDF 2.0 rather than PDF 1.7. */
export function isSecondEdition(standards: readonly PdfStandard[]): boolean {
  return standards.some(standard => secondEdition.has(standard))
}

/**
 * Whether files may be attached to the tags of a PDF with these standards: PDF/A-3, PDF/A-4f and plain PDF 2.0 allow
 * it.
 */
export function allowsTagFiles(standards: readonly PdfStandard[]): boolean {
  const archive = standards.find(isArchive)
  return archive === undefined ? isSecondEdition(standards) : /^a-(?:3|4f)/.test(archive)
}

const secondEdition: ReadonlySet<PdfStandard> = new Set(['a-4', 'a-4f', 'ua-2'])

/** The standards in a list, or the reason why no file can meet all of them. */
export type ReadStandards = Readonly<{standards: readonly PdfStandard[]} | {fault: string}>

/** Parses names such as `ua-1`, in upper or lower case, with or without `PDF/`. */
export function readStandards(names: readonly string[]): ReadStandards {
  const standards: PdfStandard[] = []
  for (const name of names) {
    const plain = name
      .trim()
      .toLowerCase()
      .replace(/^pdf\//, '')
    const standard = pdfStandards.find(known => known === plain)
    if (standard === undefined)
      return {
        fault: `\`${name.trim()}\` is not a standard that galley knows, expected ${orList(pdfStandards)}`
      }
    if (!standards.includes(standard)) standards.push(standard)
  }
  const fault = conflictOf(standards)
  return fault === undefined ? {standards} : {fault}
}

/** A standard that a finished PDF does not meet. */
export type MissedStandard = Readonly<{
  standard: PdfStandard
  /** Whether the paper requests the standard; a standard that is not requested is claimed only if the PDF meets it. */
  isAsked: boolean
  causes: readonly MissCause[]
}>

/**
 * The reason why a file does not meet a standard, as a clause of a sentence, and the path of the picture that causes
 * it.
 */
export type MissCause = Readonly<{says: string; picture?: string | undefined}>

/** The reason why no file can meet all these standards; undefined if one can. */
function conflictOf(standards: readonly PdfStandard[]): string | undefined {
  const families = [standards.filter(isArchive), standards.filter(standard => !isArchive(standard))]
  for (const family of families) {
    const [first, other] = family
    if (first === undefined || other === undefined) continue
    return `\`${first}\` and \`${other}\` cannot be combined, because a file claims only one standard of each kind, expected one of them`
  }
  const second = standards.find(standard => secondEdition.has(standard))
  const first = standards.find(standard => !secondEdition.has(standard))
  return second === undefined || first === undefined
    ? undefined
    : `\`${first}\` and \`${second}\` cannot be combined: one requires PDF 1.7, the other PDF 2.0`
}

function isArchive(standard: PdfStandard): boolean {
  return standard.startsWith('a-')
}

function orList(words: readonly string[]): string {
  const marked = words.map(word => `\`${word}\``)
  return `${marked.slice(0, -1).join(', ')} or ${marked.at(-1)}`
}
