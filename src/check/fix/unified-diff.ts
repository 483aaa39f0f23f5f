import {lineHunks, textLines} from '../../core/alignment/text-lines.ts'

/**
 * A change: `removed` lines at line `before` of the old text are replaced by `added` lines at line `after` of the new
 * text. Lines count from 0.
 */
type Change = Readonly<{before: number; removed: number; after: number; added: number}>

const contextLines = 3

/** The changes of a file in the unified diff format of `git apply` and `patch -p1`; `''` for equal texts. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return ''
  const [old, now] = [textLines(before), textLines(after)]
  const hunks = grouped(changesOf(old, now)).map(changes => hunk(changes, old, now))
  return `--- a/${path}\n+++ b/${path}\n${hunks.join('')}`
}

/** The changes between two lists of lines, keeping as many lines as possible. */
function changesOf(old: readonly string[], now: readonly string[]): readonly Change[] {
  return lineHunks(old, now).flatMap(({old: before, oldEnd, new: after, newEnd}) =>
    lineByLine({before, removed: oldEnd - before, after, added: newEnd - after}, old, now)
  )
}

/** Splits a change that removes and adds the same number of lines into the lines that differ. */
function lineByLine(change: Change, old: readonly string[], now: readonly string[]): readonly Change[] {
  const {before, removed, after, added} = change
  if (removed !== added) return [change]
  return Array.from({length: removed}, (_, line) => line)
    .filter(line => old[before + line] !== now[after + line])
    .map(line => ({before: before + line, removed: 1, after: after + line, added: 1}))
}

/** Groups changes whose contexts would touch. */
function grouped(changes: readonly Change[]): ReadonlyArray<readonly Change[]> {
  const groups: Change[][] = []
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1)
    if (last && change.before - (last.before + last.removed) <= 2 * contextLines) groups.at(-1)!.push(change)
    else groups.push([change])
  }
  return groups
}

function hunk(changes: readonly Change[], old: readonly string[], now: readonly string[]): string {
  const [first, last] = [changes[0]!, changes.at(-1)!]
  const lead = Math.min(contextLines, first.before)
  const start = {before: first.before - lead, after: first.after - lead}
  const end = Math.min(old.length, last.before + last.removed + contextLines)
  const lines: string[] = []
  let at = start.before
  for (const {before, removed, after, added} of changes) {
    for (const line of old.slice(at, before)) lines.push(marked(' ', line))
    for (const line of old.slice(before, before + removed)) lines.push(marked('-', line))
    for (const line of now.slice(after, after + added)) lines.push(marked('+', line))
    at = before + removed
  }
  for (const line of old.slice(at, end)) lines.push(marked(' ', line))
  const grown = changes.reduce((sum, {removed, added}) => sum + added - removed, 0)
  const length = end - start.before
  return `@@ -${range(start.before, length)} +${range(start.after, length + grown)} @@\n${lines.join('')}`
}

/** A range such as `12,5`; an empty range has the number of the line before it. */
function range(start: number, length: number): string {
  return length === 1 ? String(start + 1) : `${length === 0 ? start : start + 1},${length}`
}

function marked(mark: string, line: string): string {
  return line.endsWith('\n') ? `${mark}${line}` : `${mark}${line}\n\\ No newline at end of file\n`
}
