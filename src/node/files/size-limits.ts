/** The size limits of files that galley reads, in bytes; `docs/limits.md` lists them. */

/** The limits for files of a paper, by extension. */
const ofPapers: readonly (readonly [endings: RegExp, most: number])[] = [
  [/\.(?:md|markdown)$/i, 16_000_000],
  [/\.(?:bib|json|ya?ml|csl|css|html)$/i, 64_000_000]
]

/** The limit for any other file of a paper, such as a picture or a font. */
const mostOfOthers = 256_000_000

/** The limit for all files of a paper together. */
export const mostOfPaper = 1_000_000_000

/** The size limit for a file of a paper, by its name. */
export function mostOf(path: string): number {
  return ofPapers.find(([endings]) => endings.test(path))?.[1] ?? mostOfOthers
}

/** The limit for a list of references to import. */
export const mostOfReferences = 64_000_000

/** The limit for a list of retractions; the published list is 60 MB. */
export const mostOfRetractions = 256_000_000

/** The limit for a PDF that was returned, or is verified or compared. */
export const mostOfPdf = 200_000_000

/** The limit for a Word manuscript to import. */
export const mostOfManuscript = 256_000_000

/** The limit for a returned Word file. */
export const mostOfWord = 500_000_000

/** The limit for a published file that is verified, and for the sources of a round. */
export const mostOfOutput = 500_000_000

/** The limit for a record, a map, and the queries, answers or marks in the folder of a round. */
export const mostOfRecord = 64_000_000

/** The limit for a returned file of answers. */
export const mostOfAnswers = 5_000_000
