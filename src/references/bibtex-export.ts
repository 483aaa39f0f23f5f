import type {Place, Reference, Source} from '../core/types.ts'
import {type BibtexEntry, scanBibtex} from '../parse/bibtex/index.ts'
import {keysOf} from '../parse/bibtex/keys.ts'
import {skipBlank} from '../parse/bibtex/values.ts'
import {biblatexEntry} from './biblatex-entry.ts'
import type {Export, ExportedWorks} from './export.ts'

/**
 * Exports works as a BibTeX or BibLaTeX file: entries byte for byte as in their files and in the same order, with the
 * `@string`s and parents that they need. BibTeX requires parents after their children and strings before their use.
 * Works from other files become BibLaTeX entries.
 */
export function exportBibtex({references, sources}: ExportedWorks): Export {
  const files = readFiles(sources)
  const byPlace = new Map(files.entries.map(entry => [placeName(entry), entry]))
  const written = references.map(reference => byPlace.get(placeName(reference)))
  const entries = withParents(
    written.filter(entry => entry !== undefined),
    files
  )
  const others = references.filter((_, index) => written[index] === undefined)
  const made = others.map(reference => biblatexEntry({...reference.csl, id: reference.key}))
  const [first] = entries
  const newline = first !== undefined && files.textOf(first.file).includes('\r\n') ? '\r\n' : '\n'
  const chunks = [
    ...withDefinitions(entries, files),
    ...made.map(({text}) => (newline === '\n' ? text : text.replaceAll('\n', newline)))
  ]
  return {
    text: chunks.map(chunk => chunk + newline).join(newline),
    problems: made.flatMap(({problems}) => problems)
  }
}

/** A `@string` definition as in its file. */
type Definition = Readonly<{name: string; text: string; file: string; offset: number}>

type Files = Readonly<{
  entries: readonly BibtexEntry[]
  /** The entries by key and alias; for a duplicate key, the first entry. */
  byKey: ReadonlyMap<string, BibtexEntry>
  /** The `@string` definitions by name in lower case, in order. */
  definitions: ReadonlyMap<string, readonly Definition[]>
  /** The position of a file in the bibliography. */
  orderOf: (file: string) => number
  textOf: (file: string) => string
}>

function readFiles(sources: readonly Source[]): Files {
  const texts = new Map(sources.map(source => [source.path, source.text]))
  const order = new Map(sources.map((source, index) => [source.path, index]))
  const strings = new Map<string, string>()
  const entries: BibtexEntry[] = []
  const definitions = new Map<string, Definition[]>()
  for (const source of sources) {
    if (/\.(?:json|ya?ml)$/i.test(source.path)) continue
    const file = scanBibtex(source, strings)
    for (const entry of file.entries) entries.push(entry)
    for (const place of file.definitions) {
      const text = slice(source.text, place)
      const name = /^@\s*string\s*[{(]\s*([^\s{}()@,="#%'\\]+)/i.exec(text)?.[1]?.toLowerCase()
      if (name === undefined) continue
      const definition = {name, text, file: source.path, offset: place.start.offset}
      const before = definitions.get(name)
      if (before === undefined) definitions.set(name, [definition])
      else before.push(definition)
    }
  }
  const byKey = new Map<string, BibtexEntry>()
  for (const entry of entries) if (!byKey.has(entry.key)) byKey.set(entry.key, entry)
  for (const entry of entries)
    for (const alias of keysOf(entry.fields.get('ids'))) if (!byKey.has(alias)) byKey.set(alias, entry)
  return {
    entries,
    byKey,
    definitions,
    orderOf: file => order.get(file) ?? 0,
    textOf: file => texts.get(file) ?? ''
  }
}

/** The entries and all their parents, in the order of the files, but with parents after their children. */
function withParents(entries: readonly BibtexEntry[], files: Files): readonly BibtexEntry[] {
  const all = new Set(entries)
  const waiting = new Map<BibtexEntry, number>()
  for (const entry of all) {
    for (const parent of parentsOf(entry, files)) {
      // Iterating over a set also visits members added during the iteration.
      all.add(parent)
      waiting.set(parent, (waiting.get(parent) ?? 0) + 1)
    }
  }
  const ordered = [...all].toSorted(
    (a, b) => files.orderOf(a.file) - files.orderOf(b.file) || a.place.start.offset - b.place.start.offset
  )
  const passed = new Set<BibtexEntry>()
  const placed = new Set<BibtexEntry>()
  for (const entry of ordered) {
    passed.add(entry)
    const ready = [entry]
    for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
      if (placed.has(next) || (waiting.get(next) ?? 0) > 0) continue
      placed.add(next)
      for (const parent of parentsOf(next, files)) {
        waiting.set(parent, waiting.get(parent)! - 1)
        if (passed.has(parent)) ready.push(parent)
      }
    }
  }
  // Entries that inherit from each other would wait forever, so they are added last.
  for (const entry of ordered) placed.add(entry)
  return [...placed]
}

function parentsOf(entry: BibtexEntry, files: Files): readonly BibtexEntry[] {
  const keys = ['crossref', 'xref', 'xdata', 'entryset'].flatMap(name => keysOf(entry.fields.get(name)))
  return [...new Set(keys)].flatMap(key => files.byKey.get(key) ?? []).filter(parent => parent !== entry)
}

/**
 * The entries as in their files, with the `@string`s that they need. If a name is defined twice, each definition comes
 * before the first entry that needs it; otherwise all come at the top.
 */
function withDefinitions(entries: readonly BibtexEntry[], files: Files): readonly string[] {
  const chunks: Array<Readonly<{text: string; definition?: Definition}>> = []
  const current = new Map<string, Definition>()
  let repeated = false
  const define = (text: string, file: string, offset: number): void => {
    for (const name of namesUsed(text, files)) {
      const definition = inEffect(files.definitions.get(name)!, file, offset, files)
      if (definition === undefined || current.get(name) === definition) continue
      repeated ||= current.has(name)
      current.set(name, definition)
      define(definition.text, definition.file, definition.offset)
      chunks.push({text: definition.text, definition})
    }
  }
  for (const entry of entries) {
    const text = slice(files.textOf(entry.file), entry.entryPlace)
    define(text, entry.file, entry.entryPlace.start.offset)
    chunks.push({text})
  }
  const texts = (list: typeof chunks): readonly string[] => list.map(chunk => chunk.text)
  if (repeated) return texts(chunks)
  const definitions = chunks.filter(chunk => chunk.definition !== undefined)
  const rest = texts(chunks.filter(chunk => chunk.definition === undefined))
  return definitions.length === 0 ? rest : [texts(definitions).join('\n'), ...rest]
}

/** The definition in effect at a place: the last one before it, over all files. */
function inEffect(
  definitions: readonly Definition[],
  file: string,
  offset: number,
  files: Files
): Definition | undefined {
  const order = files.orderOf(file)
  return definitions.findLast(definition => {
    const other = files.orderOf(definition.file)
    return other < order || (other === order && definition.offset < offset)
  })
}

/** The `@string` names after an `=` or `#`; also words in braces after these characters, which does no harm. */
function namesUsed(text: string, files: Files): ReadonlySet<string> {
  const names = new Set<string>()
  const sign = /[=#]/g
  for (let match = sign.exec(text); match !== null; match = sign.exec(text)) {
    bareWord.lastIndex = skipBlank(text, sign.lastIndex)
    const name = bareWord.exec(text)?.[0].toLowerCase()
    if (name === undefined) continue
    sign.lastIndex = bareWord.lastIndex
    if (files.definitions.has(name)) names.add(name)
  }
  return names
}

const bareWord = /[^\s,#{}"=%()]+/y

function placeName({file, entryPlace}: Pick<Reference, 'file' | 'entryPlace'>): string {
  return `${entryPlace.start.offset} ${file}`
}

function slice(text: string, place: Place): string {
  return text.slice(place.start.offset, place.end.offset)
}
