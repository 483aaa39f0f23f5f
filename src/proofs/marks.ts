import {sha256} from '../core/hash.ts'
import {isPdfFault} from '../core/pdf-picture.ts'
import type {Manuscript} from '../core/types.ts'
import type {ProofMarks} from '../outputs/index.ts'

/** The identity of a proof, besides its text. */
export type ProofIdentity = Readonly<{
  round: number
  /** ISO date of the last change of the source. */
  date: string | undefined
  /** The git revision of the source, short; with a `+` when files have changed since. */
  revision: string | undefined
}>

/** The marks of a proof: its round, the date and revision of the source, and a hash of all inputs of the paper. */
export function proofMarks(manuscript: Manuscript, {round, date, revision}: ProofIdentity): ProofMarks {
  return {
    title: 'PROOF',
    lines: [
      `round ${round}`,
      ...(date === undefined ? [] : [date]),
      ...(revision === undefined ? [] : [`revision ${revision}`]),
      `content ${contentHash(manuscript).slice(0, 12)}`
    ]
  }
}

/** One hash of chapters, metadata texts, bibliography, style and pictures: equal hashes are the same paper. */
function contentHash({project, bibliography}: Manuscript): string {
  const pictures = [...project.pictures].map(
    ([path, bytes]) => `${path} ${bytes instanceof Uint8Array ? sha256(bytes) : bytes.fault}`
  )
  const pdfs = [...project.pdfPictures].map(
    ([path, pdf]) => `${path} ${isPdfFault(pdf) ? pdf.fault : pdf.hash}`
  )
  const entries = bibliography.references.map(reference => JSON.stringify(reference.csl))
  const styles = [...project.style.files.values(), project.style.csl].map(text => sha256(text))
  return sha256(
    [...project.texts.map(text => text.hash), ...entries, ...styles, ...pictures, ...pdfs].join('\n')
  )
}
