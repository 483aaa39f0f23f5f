import {type CodeAction, CodeActionKind, type Position, type Range} from 'vscode-languageserver-types'
import {planRound} from '../check/fix/repairs.ts'
import {locator} from '../core/position.ts'
import type {Diagnostic, Edit} from '../core/types.ts'
import {isAskable, isWaivable, offersOf, questionEdits, waiverEdit} from '../preview/mends.ts'
import {messageOf} from './diagnostics.ts'
import type {FileEdit} from './rename.ts'
import {type PaperTables, rangeOf} from './tables.ts'

/**
 * An action with its edits, not yet in the form of the protocol; `gap` is the place in the edited text where the author
 * then writes.
 */
export type Action = Omit<CodeAction, 'edit' | 'diagnostics'> &
  Readonly<{edits: readonly FileEdit[]; gap?: Readonly<{file: string; range: Range}>}>

/** A range of a text, as offsets. */
type Span = Readonly<{start: number; end: number}>

/** The actions for the findings in a span of a file. */
export function actionsAt(tables: PaperTables, file: string, {start, end}: Span): readonly Action[] {
  const {diagnostics} = tables.build
  const touched = diagnostics.filter(
    ({file: own, start: from, end: to}) =>
      own === file && from && to && from.offset <= end && start <= to.offset
  )
  const repairs = touched.flatMap(diagnostic => repairsOf(tables, diagnostic))
  const ofRules = [...new Set(touched.map(({rule}) => rule))].flatMap(rule => repairsOfRule(tables, rule))
  const others = touched.flatMap(diagnostic => [
    ...entryFor(tables, diagnostic),
    ...waiverOf(tables, diagnostic),
    ...questionOf(tables, diagnostic)
  ])
  const all = repairsTogether(
    tables,
    diagnostics.filter(({edits}) => edits !== undefined),
    count => `Make all ${count} safe repairs of the paper`
  )
  return [
    ...withoutTwins([...repairs, ...ofRules, ...others, ...lookUps(tables, file, start)]),
    ...all.map(action => ({...action, kind: `${CodeActionKind.SourceFixAll}.galley`}))
  ]
}

/** Removes repeated actions, because two findings can have the same repair. */
function withoutTwins(actions: readonly Action[]): readonly Action[] {
  const seen = new Set<string>()
  return actions.filter(action => {
    const text = JSON.stringify([action.title, action.edits])
    return !seen.has(text) && seen.add(text)
  })
}

/** The safe repair, or the possible replacements of the text. */
function repairsOf(tables: PaperTables, diagnostic: Diagnostic): readonly Action[] {
  return offersOf(diagnostic, tables.build.files.textOf).map(({label, edits}, index) => ({
    title: label === 'Fix' ? `Repair: ${messageOf(diagnostic)}` : label,
    kind: CodeActionKind.QuickFix,
    isPreferred: index === 0,
    edits: fileEdits(tables, edits)
  }))
}

/** The safe repairs of all findings of a rule, if it has several. */
function repairsOfRule(tables: PaperTables, rule: string): readonly Action[] {
  const own = tables.build.diagnostics.filter(each => each.rule === rule && each.edits !== undefined)
  return repairsTogether(tables, own, count => `Make all ${count} repairs of ${own[0]?.code ?? ''} ${rule}`)
}

function repairsTogether(
  tables: PaperTables,
  diagnostics: readonly Diagnostic[],
  titleFor: (count: number) => string
): readonly Action[] {
  const {edits, made} = planRound(
    diagnostics.map(({edits: own = []}) => own),
    tables.build.files.textOf
  )
  if (made.length < 2) return []
  const together = [...edits.values()].flat()
  return [{title: titleFor(made.length), kind: CodeActionKind.QuickFix, edits: fileEdits(tables, together)}]
}

/** An action that looks up the work of a DOI at the cursor; the server runs it once the author has confirmed. */
function lookUps(tables: PaperTables, file: string, offset: number): readonly Action[] {
  const {manuscript, files} = tables.build
  if (!manuscript.chapters.some(({path}) => path === file)) return []
  const text = files.textOf(file) ?? ''
  const start = Math.max(0, offset - 200)
  const around = text.slice(start, offset + 200)
  const found = [...around.matchAll(/10\.\d{4,9}\/[^\s<>"'`\]})|]+/g)].find(
    ({0: doi, index}) => start + index <= offset && offset <= start + index + doi.length
  )
  const doi = found?.[0].replace(/[.,;:]+$/, '')
  const isKnown = manuscript.bibliography.references.some(
    ({csl}) => typeof csl.DOI === 'string' && csl.DOI.toLowerCase() === doi?.toLowerCase()
  )
  if (doi === undefined || isKnown) return []
  const title = `Add the work ${doi} to the bibliography, after a question`
  const command = {title, command: 'galley.addByDoi', arguments: [tables.uriOf(file), doi]}
  return [{title, kind: CodeActionKind.QuickFix, edits: [], command}]
}

/**
 * An entry for a key that is cited but not in the bibliography; its empty fields are findings until they are filled in.
 */
function entryFor(tables: PaperTables, {rule, subject}: Diagnostic): readonly Action[] {
  const {bibliographySources} = tables.build.manuscript.project
  const source = bibliographySources.find(({path}) => path.endsWith('.bib'))
  if (rule !== 'citation-undefined' || subject === undefined || source === undefined) return []
  const text = tables.build.files.textOf(source.path) ?? ''
  const gap = text === '' ? '' : text.endsWith('\n') ? '\n' : '\n\n'
  const entry = `${gap}@book{${subject},\n  author = {},\n  title = {},\n  publisher = {},\n  year = {}\n}\n`
  const edit: Edit = {file: source.path, start: text.length, end: text.length, old: '', text: entry}
  const start = entry.indexOf('{}') + 1
  return [insertion(tables, `Add an entry \`${subject}\` to ${source.path}`, edit, {start, end: start})]
}

/** A comment that waives a finding. It has no effect without a reason, so the author has to write one. */
function waiverOf(tables: PaperTables, diagnostic: Diagnostic): readonly Action[] {
  const {manuscript, files} = tables.build
  const edit = isWaivable(diagnostic, manuscript)
    ? waiverEdit(diagnostic, '', manuscript, files.textOf)
    : undefined
  if (edit === undefined) return []
  const start = edit.text.indexOf(': ') + 2
  const title = `Waive ${diagnostic.code} here, for a reason that you write`
  return [insertion(tables, title, edit, {start, end: start})]
}

/** The action that asks the author about a finding, with its message as the question; none if that is impossible. */
function questionOf(tables: PaperTables, diagnostic: Diagnostic): readonly Action[] {
  const {manuscript} = tables.build
  if (!isAskable(diagnostic, manuscript)) return []
  const edits = questionEdits(diagnostic, `${diagnostic.message}?`, manuscript)
  const edit = isInParagraph(tables, diagnostic) ? edits[0] : edits.at(-1)
  if (edit === undefined) return []
  const words = {start: edit.text.indexOf(': ') + 2, end: edit.text.lastIndexOf(' -->')}
  return [insertion(tables, `Ask the author about ${diagnostic.code}`, edit, words)]
}

/** An action that inserts a text; the author then writes, or replaces, the text of a span in that text. */
function insertion(tables: PaperTables, title: string, edit: Edit, words: Span): Action {
  const edits = fileEdits(tables, [edit])
  const start = edits[0]?.range.start ?? {line: 0, character: 0}
  const place = (offset: number): Position => {
    const lines = edit.text.slice(0, offset).split('\n')
    const before = lines.length === 1 ? start.character : 0
    return {line: start.line + lines.length - 1, character: before + (lines.at(-1)?.length ?? 0)}
  }
  const gap = {file: edit.file, range: {start: place(words.start), end: place(words.end)}}
  return {title, kind: CodeActionKind.QuickFix, edits, gap}
}

/** Whether a comment can follow the words of a finding. */
function isInParagraph({build: {manuscript}}: PaperTables, {file, start}: Diagnostic): boolean {
  const chapter = manuscript.chapters.find(({path}) => path === file)
  const at = start?.offset ?? 0
  const block = chapter?.tree.children.find(
    ({position}) => (position?.start.offset ?? 0) <= at && at <= (position?.end.offset ?? -1)
  )
  return block?.type === 'paragraph'
}

/** Edits as ranges of the files that the build has read. */
export function fileEdits({build: {files}}: PaperTables, edits: readonly Edit[]): readonly FileEdit[] {
  return edits.map(({file, start, end, text}) => ({
    file,
    range: rangeAt(files.textOf(file) ?? '', start, end),
    newText: text
  }))
}

function rangeAt(text: string, start: number, end: number): Range {
  return rangeOf(locator(text).place(start, end), text)
}
