import type {BuildOptions} from '../src/build.ts'
import {lineNumberScript} from '../src/review/proofs/line-numbers.ts'

/** A proof that only numbers its lines: its cover is empty, and it has no notice. */
export const numberedOnly: NonNullable<BuildOptions['proof']> = ({manuscript}) => ({
  title: 'PROOF',
  round: 1,
  content: '',
  coverTitle: 'Proof',
  lines: [],
  cover: [],
  queries: [],
  edits: [],
  scripts: [lineNumberScript(manuscript)],
  placesOf: () => []
})
