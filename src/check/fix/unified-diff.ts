/**
 * A change: at line `before` (counted from 0) of the old text `removed` lines, at line `after` of the new one `added`
 * lines.
 */
type Change = Readonly<{before: number; removed: number; after: number; added: number}>

const contextLines = 3
// Repairs are small; a change of more lines than this is shown as the rest of the file.
const largestChange = 2000

/** The changes of a file in the unified diff format of `git apply` and `patch -p1`; `''` for equal texts. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return ''
  const [old, now] = [linesOf(before), linesOf(after)]
  const hunks = grouped(changesOf(old, now)).map(changes => hunk(changes, old, now))
  return `--- a/${path}\n+++ b/${path}\n${hunks.join('')}`
}

/** Lines with their line ends; only LF ends a line, so that other bytes are kept. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** Walks both texts in parallel; at a difference, it skips to the nearest lines where they agree again. */
function changesOf(old: readonly string[], now: readonly string[]): readonly Change[] {
  const changes: Change[] = []
  let before = 0
  let after = 0
  while (before < old.length || after < now.length) {
    if (before < old.length && old[before] === now[after]) {
      before++
      after++
      continue
    }
    const {removed, added} = distance(old, now, before, after)
    changes.push(...lineByLine({before, removed, after, added}, old, now))
    before += removed
    after += added
  }
  return changes
}

function distance(
  old: readonly string[],
  now: readonly string[],
  before: number,
  after: number
): Readonly<{removed: number; added: number}> {
  const rest = {removed: old.length - before, added: now.length - after}
  for (let sum = 1; sum < Math.min(largestChange, rest.removed + rest.added); sum++) {
    for (let added = Math.max(0, sum - rest.removed); added <= Math.min(sum, rest.added); added++) {
      if (areAlike(old, now, before + sum - added, after + added)) return {removed: sum - added, added}
    }
  }
  return rest
}

/** Whether three lines are equal, or all that are left. A single line may be one of many such as `}`. */
function areAlike(old: readonly string[], now: readonly string[], before: number, after: number): boolean {
  for (let line = 0; line < 3; line++) {
    const ended = before + line === old.length
    if (ended !== (after + line === now.length)) return false
    if (ended) return true
    if (old[before + line] !== now[after + line]) return false
  }
  return true
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
    lines.push(...old.slice(at, before).map(line => marked(' ', line)))
    lines.push(...old.slice(before, before + removed).map(line => marked('-', line)))
    lines.push(...now.slice(after, after + added).map(line => marked('+', line)))
    at = before + removed
  }
  lines.push(...old.slice(at, end).map(line => marked(' ', line)))
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
