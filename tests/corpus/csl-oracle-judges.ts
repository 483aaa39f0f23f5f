import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {CslItem} from '../../src/core/types.ts'

import type {Judge} from '../judge.ts'
import {corpus} from './corpus.ts'
import type {Cluster} from './csl-oracle-clusters.ts'
import {createProcessor, createStyle, toText} from './csl-package.ts'
import {citesOf, isNode, type PandocNode, textOf} from './pandoc-text.ts'

/** A document for all processors: a citation of each work alone, and then the clusters. */
export type OracleDocument = Readonly<{
  /** A CSL style as XML. */
  xml: string
  lang: string
  items: readonly CslItem[]
  clusters: readonly Cluster[]
}>

/** A processor's rendering of a document: entries by work, and citations in order. */
export type Rendered = Readonly<{entries: ReadonlyMap<string, string>; citations: readonly string[]}>

/** Every citation of a document: each work by itself, and the citations of several works. */
function citationsOf({items, clusters}: OracleDocument): readonly Cluster[] {
  return [...items.map(({id}) => [{id}]), ...clusters]
}

function isNoteStyle(xml: string): boolean {
  return /<style\b[^>]*\bclass="note"/u.test(xml)
}

/** galley's rendering. */
export function renderedByUs(document: OracleDocument): Rendered {
  const {xml, lang, items} = document
  const notes = isNoteStyle(xml)
  const style = createStyle(xml, {locales: localesOf(lang), lang})
  const {citations, bibliography = []} = createProcessor(style, items).update({
    citations: citationsOf(document).map((cites, index) => ({
      id: String(index),
      cites,
      note: notes ? index + 1 : 0
    }))
  })
  return {
    entries: new Map(bibliography.map(({id, segments}) => [id, words(toText(segments))])),
    citations: [...citations.values()].map(segments => plain(toText(segments)))
  }
}

/** The parts of citeproc-js used here. */
type CiteprocEngine = Readonly<{
  setOutputFormat: (format: 'text') => void
  makeBibliography: () =>
    | false
    | readonly [
        Readonly<{
          entry_ids: ReadonlyArray<readonly string[]>
          bibliography_errors: ReadonlyArray<Readonly<{itemID: string}>>
        }>,
        readonly string[]
      ]
  rebuildProcessorState: (
    citations: readonly object[],
    format: 'text'
  ) => ReadonlyArray<readonly [id: string, note: number, text: string]>
}>
type Citeproc = Readonly<{
  Engine: new (system: object, style: string, lang: string, forceLang: boolean) => CiteprocEngine
}>

/** citeproc-js's rendering. */
export function renderedByCiteproc(document: OracleDocument): Rendered {
  const {xml, lang, items} = document
  const citeproc: Citeproc = createRequire(import.meta.url)('citeproc')
  const byId = new Map(items.map(item => [item.id, item]))
  const system = {
    retrieveLocale: (name: string) => localeFile(name) ?? localeFile('en-US'),
    retrieveItem: (id: string) => structuredClone(byId.get(id))
  }
  const engine = new citeproc.Engine(system, xml, lang, true)
  engine.setOutputFormat('text')
  const notes = isNoteStyle(xml)
  const citations = engine.rebuildProcessorState(
    citationsOf(document).map((cites, index) => ({
      citationID: String(index),
      citationItems: cites.map(cite => ({...cite})),
      properties: {noteIndex: notes ? index + 1 : 0}
    })),
    'text'
  )
  const made = engine.makeBibliography()
  return {
    entries: made === false ? new Map() : listed(...made),
    citations: citations.map(([, , text]) => plain(text))
  }
}

/** The entries of a list, by work. A work for which the style prints nothing has an id, but no entry. */
function listed(
  {entry_ids, bibliography_errors}: Exclude<ReturnType<CiteprocEngine['makeBibliography']>, false>[0],
  entries: readonly string[]
): ReadonlyMap<string, string> {
  const empty = new Set(bibliography_errors.map(({itemID}) => itemID))
  const ids = entry_ids.map(([id]) => id!).filter(id => !empty.has(id))
  return new Map(ids.map((id, index) => [id, words(entries[index]!)]))
}

/** Pandoc's rendering, in one process. */
export function renderedByPandoc(pandoc: Judge, document: OracleDocument): Rendered {
  const {xml, lang, items} = document
  const folder = mkdtempSync(join(tmpdir(), 'galley-pandoc-'))
  writeFileSync(join(folder, 'works.json'), JSON.stringify(items))
  writeFileSync(join(folder, 'style.csl'), xml)
  const markdown = citationsOf(document).map(inMarkdown).join('\n\n')
  const input = `---\nlang: ${lang}\nbibliography: works.json\ncsl: style.csl\n---\n\n${markdown}\n`
  const {stdout, stderr} = pandoc(['-f', 'markdown', '-t', 'json', '--citeproc'], {input, cwd: folder})
  rmSync(folder, {recursive: true})
  if (stdout === '') throw new Error(stderr)
  const {blocks} = JSON.parse(stdout) as {blocks: readonly PandocNode[]}
  const citations: string[] = []
  const entries = new Map<string, string>()
  for (const block of blocks) {
    if (block.t !== 'Div') {
      citations.push(...citesOf(block).map(plain))
      continue
    }
    for (const entry of (block.c as [unknown, readonly PandocNode[]])[1].filter(isNode)) {
      const [[id], content] = entry.c as [[string], readonly PandocNode[]]
      entries.set(id.replace(/^ref-/u, ''), words(textOf(content)))
    }
  }
  return {citations, entries}
}

function inMarkdown(cites: Cluster): string {
  const written = cites.map(({id, label, locator, prefix = '', suffix = ''}) => {
    const place = locator === undefined ? '' : `, ${label} ${locator}`
    return `${prefix}@{${id}}${place}${suffix}`
  })
  return `[${written.join('; ')}]`
}

function localesOf(lang: string): readonly string[] {
  return [localeFile(lang) ?? [], lang === 'en-US' ? [] : localeFile('en-US')!].flat()
}

/** A CSL locale of the corpus. */
export function localeFile(lang: string): string | undefined {
  const file = join(corpus, `csl/locales/locales-${lang}.xml`)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** A text with one kind of quotation marks, hyphens and blanks, and raised letters as ordinary ones. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[“”]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .replaceAll('\u2010', '-')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** An entry without its number, which is in a separate column. */
function words(text: string): string {
  return plain(text)
    .replace(/^(?:\[\d+\]|\(\d+\)|\d+\.?) ?/u, '')
    .trim()
}
