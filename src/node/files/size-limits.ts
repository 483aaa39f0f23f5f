/** The largest files that galley reads, in bytes; `docs/limits.md` lists them. */

/** The largest files of a paper, by their endings. */
const ofPapers: readonly (readonly [endings: RegExp, most: number])[] = [
  [/\.(?:md|markdown)$/i, 16_000_000],
  [/\.(?:bib|json|ya?ml|csl|css|html)$/i, 64_000_000]
]

/** The largest other file of a paper, such as a picture or a font. */
const mostOfOthers = 256_000_000

/** The size of all files of a paper together. */
export const mostOfPaper = 1_000_000_000

/** The largest size of a file of a paper, by its name. */
export function mostOf(path: string): number {
  return ofPapers.find(([endings]) => endings.test(path))?.[1] ?? mostOfOthers
}

/** A list of references to import. */
export const mostOfReferences = 64_000_000

/** A list of retractions; the published one has 60 MB. */
export const mostOfRetractions = 256_000_000

/** A PDF that was returned, or is verified or compared. */
export const mostOfPdf = 200_000_000

/** A manuscript in Word that becomes a paper. */
export const mostOfManuscript = 256_000_000

/** A returned Word file. */
export const mostOfWord = 500_000_000

/** A published file that is verified, and the sources of a round. */
export const mostOfOutput = 500_000_000

/** A record, a map, or the queries, answers or marks in the folder of a round. */
export const mostOfRecord = 64_000_000

/** A returned file of answers. */
export const mostOfAnswers = 5_000_000
