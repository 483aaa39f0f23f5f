import {addAll} from '../../core/add-all.ts'
import {decodeSaved, decodeText, encodeSaved} from '../../core/decode.ts'
import {savedEdit} from '../../core/line-ends.ts'
import type {Diagnostic, Edit} from '../../core/types.ts'
import {isFault, type World} from '../../core/world.ts'
import {applyEdits, planRound} from './repairs.ts'

export {unifiedDiff} from './unified-diff.ts'

/** A file before and after all repairs; bytes that are not UTF-8 are escaped in both (`decodeSaved`). */
export type FixedFile = Readonly<{path: string; before: string; after: string}>

export type Fixed = Readonly<{
  /** The files whose text has changed, by path. */
  files: readonly FixedFile[]
  /** Findings that were repaired. */
  repaired: readonly Diagnostic[]
  /** Whether the repairs come to an end; false if some keep undoing each other. */
  stable: boolean
}>

const mostRounds = 10

/**
 * Applies the safe repairs of findings in memory, and checks again until nothing is left to repair, because one repair
 * may enable another. `check` returns the findings of a world; `diagnostics` are those of `world`. Writes no files.
 */
export async function fix(
  world: World,
  diagnostics: readonly Diagnostic[],
  check: (world: World) => Promise<readonly Diagnostic[]>
): Promise<Fixed> {
  const before = new Map<string, string>()
  const now = new Map<string, string>()
  const repaired: Diagnostic[] = []
  const changed = changedWorld(world, now)
  let found = diagnostics
  let stable = false
  for (let round = 0; round < mostRounds && !stable; round++) {
    const repairable = found.filter(({edits}) => edits !== undefined)
    for (const path of new Set(repairable.flatMap(({edits = []}) => edits.map(({file}) => file)))) {
      if (before.has(path)) continue
      const text = await textAt(world, path)
      if (text === undefined) continue
      before.set(path, text)
      now.set(path, text)
    }
    const {edits, made} = planRound(
      repairable.map(({edits: repair = []}) => repair.map(edit => savedEdit(now.get(edit.file) ?? '', edit))),
      file => now.get(file)
    )
    for (const [path, planned] of edits) now.set(path, applyEdits(now.get(path)!, planned))
    addAll(
      repaired,
      made.map(index => repairable[index]!)
    )
    stable = made.length === 0
    if (!stable) found = await check(changed)
  }
  const files = [...before].sort().map(([path, text]) => ({path, before: text, after: now.get(path)!}))
  return {files: files.filter(file => file.before !== file.after), repaired, stable}
}

/**
 * The files that one repair changes, before and after the repair; undefined if the repair does not match their current
 * text. Writes no files.
 */
export async function repairedFiles(
  world: World,
  edits: readonly Edit[]
): Promise<readonly FixedFile[] | undefined> {
  const texts = new Map<string, string>()
  for (const path of new Set(edits.map(({file}) => file))) {
    const text = await textAt(world, path)
    if (text !== undefined) texts.set(path, text)
  }
  const saved = edits.map(edit => savedEdit(texts.get(edit.file) ?? '', edit))
  const {edits: planned, made} = planRound([saved], file => texts.get(file))
  if (made.length === 0) return undefined
  return [...planned].map(([path, own]) => {
    const before = texts.get(path)!
    return {path, before, after: applyEdits(before, own)}
  })
}

/** A world with some texts replaced; the new texts may contain the escapes of `decodeSaved`. */
export function changedWorld(world: World, texts: ReadonlyMap<string, string>): World {
  return {
    ...world,
    read: async path => {
      const text = texts.get(path)
      return text === undefined ? world.read(path) : encodeSaved(text)
    }
  }
}

async function textAt(world: World, path: string): Promise<string | undefined> {
  const bytes = await world.read(path)
  if (isFault(bytes)) return undefined
  return 'text' in decodeText(bytes) ? decodeSaved(bytes) : undefined
}
