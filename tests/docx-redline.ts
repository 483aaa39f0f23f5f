import {type BuildOptions, build, compose} from '../src/build.ts'
import {createMemo, type Memo} from '../src/core/memo.ts'
import type {World} from '../src/core/world.ts'
import {docxOutput} from '../src/outputs/docx/index.ts'
import {proofChanges} from '../src/review/proofs/changes.ts'
import {proofEdits} from '../src/review/proofs/edits.ts'
import {queriesOf} from '../src/review/proofs/queries.ts'

/** The document of a paper in a world. */
export async function documentOf(
  world: World,
  entry = '',
  options: Partial<BuildOptions> = {},
  memo: Memo = createMemo()
): Promise<Readonly<{bytes: Uint8Array; problems: readonly string[]}>> {
  const {artifacts, problems} = await build(world, memo, {
    entry,
    draft: true,
    outputs: [docxOutput],
    ...options
  })
  return {bytes: artifacts[0]!.bytes, problems}
}

/** The document of a proof that tracks the changes since an old version. */
export async function redlineDocument(
  old: World,
  next: World,
  entry = '',
  memo: Memo = createMemo()
): Promise<Uint8Array> {
  const against = await compose(old, memo, entry)
  const proof: BuildOptions['proof'] = ({article, redline}) => ({
    ...proofMarks,
    queries: queriesOf(article),
    changes: redline && proofChanges(redline, 'round 1')
  })
  const {bytes} = await documentOf(next, entry, {against, proof}, memo)
  return bytes
}

/** The document of a proof with the edits and queries of the text. */
export async function proofDocument(world: World, entry = ''): Promise<Uint8Array> {
  const {bytes} = await documentOf(world, entry, {
    proof: ({article, manuscript}) => ({
      ...proofMarks,
      queries: queriesOf(article),
      edits: proofEdits(manuscript, article)
    })
  })
  return bytes
}

export const proofMarks = {
  title: 'PROOF',
  round: 1,
  content: 'c0ffee',
  coverTitle: 'Proof, round 1',
  lines: ['round 1'],
  cover: [],
  queries: [],
  edits: [],
  scripts: [],
  placesOf: () => []
} as const
