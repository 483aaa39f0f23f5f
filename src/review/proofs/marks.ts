import type {NumberedLines} from '../../browser/line-numbers.ts'
import type {LaidWords} from '../../browser/word-map.ts'
import {sha256} from '../../core/hash.ts'
import {isPdfFault} from '../../core/pdf-picture.ts'
import type {Manuscript} from '../../core/types.ts'
import type {ProofChanges, ProofMarks} from '../../outputs/index.ts'
import {coverOf, type ProofContent, type ProofReturn} from './cover.ts'
import {proofEdits} from './edits.ts'
import {lineNumberScript} from './line-numbers.ts'
import {mapBytes, wordMapScript} from './map/index.ts'
import {proofPageScript} from './page-script.ts'
import {queriesOf} from './queries.ts'

/** The data that identify a proof in addition to its text. */
export type ProofIdentity = Readonly<{
  round: number
  /** The date of the last change to the sources, as an ISO date. */
  date: string | undefined
  /** The short git revision of the sources, with a `+` if files have changed since. */
  revision: string | undefined
}>

/**
 * The marks of a proof, including its cover sheet. `hash` is the hash of its content; `changes` are the changes since
 * an earlier version.
 */
export function proofMarks(
  content: ProofContent,
  {round, date, revision}: ProofIdentity,
  hash: string,
  back: ProofReturn,
  changes?: ProofChanges | undefined
): ProofMarks {
  const queries = queriesOf(content.article)
  // A proof for blind review gets no map, since a map names the files of the paper.
  const isBlind = content.manuscript.isForBlindReview === true
  return {
    title: 'PROOF',
    round,
    content: hash,
    date,
    coverTitle: `Proof, round ${round}`,
    lines: [
      `round ${round}`,
      ...(date === undefined ? [] : [date]),
      ...(revision === undefined ? [] : [`revision ${revision}`]),
      `content ${hash.slice(0, 12)}`
    ],
    cover: coverOf(content, back),
    queries,
    script: proofPageScript(queries, round, hash, changes !== undefined),
    // In a comparison, open edits count as accepted and are not listed.
    edits: changes === undefined ? proofEdits(content.manuscript, content.article) : [],
    changes,
    scripts: [lineNumberScript(content.manuscript), ...(isBlind ? [] : [wordMapScript])],
    placesOf: ([numbered]) => (numbered as NumberedLines).queries,
    ...(!isBlind && {
      mapOf: ([numbered, laid]: readonly unknown[]) =>
        mapBytes({...content, round, content: hash}, laid as LaidWords, numbered as NumberedLines)
    })
  }
}

/**
 * A hash of chapters, metadata, settings, bibliography, style, pictures and queries: if it is the same, so are the
 * paper and the questions.
 */
export function contentHash({project, bibliography, metadata, settings}: Manuscript): string {
  const pictures = [...project.pictures].map(
    ([path, bytes]) => `${path} ${bytes instanceof Uint8Array ? sha256(bytes) : bytes.fault}`
  )
  const pdfs = [...project.pdfPictures].map(
    ([path, pdf]) => `${path} ${isPdfFault(pdf) ? pdf.fault : pdf.hash}`
  )
  const entries = bibliography.references.map(reference => JSON.stringify(reference.csl))
  const styles = [...project.style.files.values(), project.style.csl].map(text => sha256(text))
  const {questions} = project
  const asked = questions.length > 0 ? [questions] : []
  const said = JSON.stringify(
    [metadata, settings, project.style.cslLocale, project.style.abbreviations, ...asked],
    withoutPlaces
  )
  return sha256(
    [...project.texts.map(text => text.hash), said, ...entries, ...styles, ...pictures, ...pdfs].join('\n')
  )
}

/** A replacer for JSON that omits the places of values, because these are not part of the content. */
function withoutPlaces(name: string, value: unknown): unknown {
  if (name === 'place' || name === 'severityPlaces') return undefined
  return value instanceof Map ? [...value] : value
}
