import {type DocumentSymbol, type SymbolInformation, SymbolKind} from 'vscode-languageserver-types'
import {ownPlace} from '../core/joined-text.ts'
import {placeOf} from '../core/position.ts'
import type {NumberedTarget, Place} from '../core/types.ts'
import {plainText} from '../core/walk.ts'
import {type PaperTables, rangeOf} from './tables.ts'
import {shortCaption, targetTitle} from './target-names.ts'

/**
 * The outline of a file: headings with the parts under them, figures, tables and formulas; the entries of a
 * bibliography.
 */
export function symbolsOf(tables: PaperTables, file: string): readonly DocumentSymbol[] {
  const {manuscript, files} = tables.build
  const text = files.textOf(file)
  const {joined} = manuscript.project
  const chapter = manuscript.project.chapters.find(({path}) => path === file)
  if (chapter === undefined) return entriesOf(tables, file)
  const headings = chapter.tree.children.flatMap(node => {
    if (node.type !== 'heading') return []
    const number = manuscript.numbers.get(node)
    const name = [number, plainText(node)].filter(Boolean).join(' ')
    const {file: own, place} = ownPlace(joined, file, placeOf(node))
    return own === file ? [{level: node.depth as number, name, place, kind: SymbolKind.String}] : []
  })
  const targets = [...manuscript.targets.values()]
    .map(target => ({...target, ...ownPlace(joined, target.file, target.place)}))
    .filter(({file: own, kind}) => own === file && kind !== 'section')
    .map(target => ({
      level: 7,
      name: targetTitle(target, manuscript),
      detail: shortCaption(target),
      place: target.place,
      kind: symbolKinds[target.kind]
    }))
  const flat = [...headings, ...targets].sort((a, b) => a.place.start.offset - b.place.start.offset)
  return nested(flat, place => rangeOf(place, text), {line: (text ?? '').split('\n').length, character: 0})
}

const symbolKinds: Readonly<Record<NumberedTarget['kind'], SymbolKind>> = {
  section: SymbolKind.String,
  figure: SymbolKind.Object,
  table: SymbolKind.Array,
  equation: SymbolKind.Operator,
  listing: SymbolKind.Function,
  algorithm: SymbolKind.Function,
  theorem: SymbolKind.Interface,
  note: SymbolKind.Constant,
  anchor: SymbolKind.Key
}

type Flat = Readonly<{level: number; name: string; detail?: string; place: Place; kind: SymbolKind}>

/**
 * Nests each part in the last part before it that has a higher level; a part extends to the next one of its own or a
 * higher level.
 */
function nested(
  flat: readonly Flat[],
  toRange: (place: Place) => DocumentSymbol['range'],
  end: DocumentSymbol['range']['end']
): readonly DocumentSymbol[] {
  const top: DocumentSymbol[] = []
  const open: {level: number; symbol: DocumentSymbol}[] = []
  for (const [index, {level, name, detail, place, kind}] of flat.entries()) {
    while (open.length > 0 && open.at(-1)!.level >= level) open.pop()
    const selectionRange = toRange(place)
    const next = level === 7 ? undefined : flat.slice(index + 1).find(other => other.level <= level)
    const last = next === undefined ? (level === 7 ? selectionRange.end : end) : toRange(next.place).start
    const symbol: DocumentSymbol = {
      name: name || ' ',
      ...(detail && {detail}),
      kind,
      range: {start: selectionRange.start, end: last},
      selectionRange
    }
    const parent = open.at(-1)?.symbol
    if (parent === undefined) top.push(symbol)
    else parent.children = [...(parent.children ?? []), symbol]
    open.push({level, symbol})
  }
  return top
}

function entriesOf(
  {build: {manuscript, files}, printed}: PaperTables,
  file: string
): readonly DocumentSymbol[] {
  const text = files.textOf(file)
  return manuscript.bibliography.references
    .filter(reference => reference.file === file)
    .map(({key, place, entryPlace}) => ({
      name: key,
      ...(printed.entries.has(key) && {detail: printed.entries.get(key)!}),
      kind: SymbolKind.Class,
      range: rangeOf(entryPlace, text),
      selectionRange: rangeOf(place, text)
    }))
}

/** The maximum number of symbols found; nobody reads more. */
const mostFound = 200

/** The works and labelled parts of a paper whose names contain some letters. */
export function symbolsIn(
  {build: {manuscript, files}, printed, uriOf}: PaperTables,
  query: string
): readonly SymbolInformation[] {
  const wanted = query.toLowerCase()
  const found = (
    name: string,
    words: string,
    {file, place}: Readonly<{file: string; place: Place}>,
    kind: SymbolKind
  ): readonly SymbolInformation[] =>
    `${name} ${words}`.toLowerCase().includes(wanted)
      ? [
          {
            name,
            kind,
            location: {uri: uriOf(file), range: rangeOf(place, files.textOf(file))},
            ...(words && {containerName: words})
          }
        ]
      : []
  return [
    ...[...manuscript.targets.values()].flatMap(target =>
      found(
        target.label,
        shortCaption(target),
        ownPlace(manuscript.project.joined, target.file, target.place),
        symbolKinds[target.kind]
      )
    ),
    ...manuscript.bibliography.references.flatMap(reference =>
      found(reference.key, printed.entries.get(reference.key) ?? '', reference, SymbolKind.Class)
    )
  ].slice(0, mostFound)
}
