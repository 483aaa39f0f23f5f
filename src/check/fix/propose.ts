import {decodeSaved} from '../../core/decode.ts'
import {savedEdit} from '../../core/line-ends.ts'
import type {Diagnostic} from '../../core/types.ts'
import {isFault, type World} from '../../core/world.ts'
import type {FixedFile} from './index.ts'
import {applyEdits, planRound} from './repairs.ts'

/** Files that contain proposals, and the number of proposals. */
export type Proposed = Readonly<{files: readonly FixedFile[]; count: number}>

/**
 * Returns the texts with the changes required by a journal’s house style (`journal-words`) as edits in CriticMarkup,
 * each signed with `by`. Writes no files. `textOf` returns a text as it was read, with LF line ends.
 */
export async function proposeEdits(
  world: World,
  diagnostics: readonly Diagnostic[],
  textOf: (path: string) => string | undefined,
  by: string
): Promise<Proposed> {
  const asked = diagnostics.filter(({rule, start, end}) => rule === 'journal-words' && start && end)
  const files: FixedFile[] = []
  let count = 0
  for (const path of [...new Set(asked.map(({file}) => file))].sort()) {
    const bytes = await world.read(path)
    const read = textOf(path)
    if (isFault(bytes) || read === undefined) continue
    const before = decodeSaved(bytes)
    const repairs = asked.flatMap(({file, start, end, expected: [put] = []}) => {
      if (file !== path || put === undefined) return []
      const old = read.slice(start!.offset, end!.offset)
      const text = `{~~${old}~>${put}~~}{>>@${by}<<}`
      return [[savedEdit(before, {file, start: start!.offset, end: end!.offset, old, text})]]
    })
    const {edits, made} = planRound(repairs, () => before)
    const after = applyEdits(before, edits.get(path) ?? [])
    count += made.length
    if (after !== before) files.push({path, before, after})
  }
  return {files, count}
}
