import {addAll} from '../core/add-all.ts'
import {decodeText} from '../core/decode.ts'
import type {JoinedTexts} from '../core/joined-text.ts'
import {md5} from '../core/md5.ts'
import {folderOf, isNotebook, joinPath, leadsOut, stemOf} from '../core/path.ts'
import {perObject} from '../core/per-object.ts'
import type {ChapterResults, Source} from '../core/types.ts'
import {isFault, type World} from '../core/world.ts'
import {frozenMarkdown} from '../parse/results/frozen.ts'
import {type Notebook, readNotebook} from '../parse/results/notebook.ts'
import {runOptions} from './run-options.ts'

/** Matches every text with code that another program runs, and few others. */
const mayRun = /^[ \t>]*(?:`{3,}|~{3,})[ \t]*(?:\{[ \t]*[A-Za-z]|mermaid|dot|graphviz)|`\{\w+\} |`r /m

const runsCode = perObject(({text}: Source) => mayRun.test(text))

/**
 * Finds the results that Quarto and knitr wrote for the chapters that they run: Quarto's frozen document in
 * `_freeze`, and the figures of chunks in `figure-html`. galley runs no code.
 */
export async function loadResults(
  world: World,
  chapters: readonly Source[],
  notebooks: ReadonlyMap<string, Notebook>,
  joined: JoinedTexts
): Promise<ReadonlyMap<string, ChapterResults>> {
  const results = new Map<string, ChapterResults>()
  if (!chapters.some(runsCode)) return results
  const books = await bookFolders(world)
  const optionsOf = await runOptions(world, chapters)
  for (const source of chapters) {
    const {path, text} = source
    const notebook = notebooks.get(path)
    if (notebook !== undefined) results.set(path, {notebook, figures: []})
    if (notebook !== undefined || !runsCode(source)) continue
    const stem = joinPath(folderOf(path), stemOf(path))
    // Quarto hashes the file itself, without the files that it includes.
    const frozen = await frozenOf(world, stem, joined.get(path)?.files.get(path) ?? text)
    const options = optionsOf(source)
    const figures = [
      ...(await figuresAt(world, folderOf(path), options.get('fig-path') ?? '')),
      ...(await figuresIn(world, [
        `_freeze/${stem}`,
        `${stem}_files`,
        `_bookdown_files/${stem}_files`,
        ...books
      ]))
    ]
    const diagrams = await diagramsOf(world, path, text)
    if (frozen !== undefined || figures.length > 0 || diagrams.size > 0 || options.size > 0)
      results.set(path, {...frozen, diagrams, figures, options})
  }
  return results
}

/** The figures of chunks in folders for outputs, those for HTML first and those for LaTeX last. */
async function figuresIn(world: World, folders: readonly string[]): Promise<readonly string[]> {
  const found: Array<readonly [rank: number, path: string]> = []
  for (const folder of new Set(folders))
    for (const output of (await world.list(folder)) ?? []) {
      if (!/^figure-[\w-]+$/.test(output)) continue
      const rank = /html/.test(output) ? 0 : /latex|pdf/.test(output) ? 2 : 1
      for (const name of (await world.list(`${folder}/${output}`)) ?? [])
        if (isPicture(name)) found.push([rank, `${folder}/${output}/${name}`])
    }
  return found.toSorted(([one], [other]) => one - other).map(([, path]) => path)
}

/** The figures at a path of knitr's option `fig.path`, whose last part may be a prefix of their names. */
async function figuresAt(world: World, from: string, path: string): Promise<readonly string[]> {
  const end = path.lastIndexOf('/')
  const folder = joinPath(from, path.slice(0, Math.max(0, end)))
  if (end < 0 || leadsOut(folder)) return []
  return ((await world.list(folder)) ?? [])
    .filter(name => isPicture(name) && name.startsWith(path.slice(end + 1)))
    .map(name => joinPath(folder, name))
}

function isPicture(name: string): boolean {
  return /\.(?:png|svg|jpe?g|webp|gif|pdf)$/i.test(name)
}

/** The chapters that are notebooks of Jupyter, by path. */
export function notebooksAmong(
  chapters: readonly Source[],
  settingsFile: string
): ReadonlyMap<string, Notebook> {
  return new Map(
    chapters.flatMap(({path, text: json}) => {
      const read = isNotebook(path) ? readNotebook(path, json, path === settingsFile) : undefined
      return read === undefined ? [] : [[path, read] as const]
    })
  )
}

/** The SVG files next to a chapter that may show its diagrams, each with its text. */
async function diagramsOf(world: World, path: string, text: string): Promise<ReadonlyMap<string, string>> {
  const diagrams = new Map<string, string>()
  if (!/mermaid|dot|graphviz/.test(text)) return diagrams
  const folder = folderOf(path)
  const isNamed = (stem: string): boolean =>
    stem.startsWith(`${stemOf(path)}-`) || text.includes(`label: ${stem}`)
  for (const name of (await world.list(folder)) ?? []) {
    if (!name.endsWith('.svg') || !isNamed(stemOf(name))) continue
    const bytes = await world.read(joinPath(folder, name))
    const decoded = isFault(bytes) ? undefined : decodeText(bytes)
    if (decoded !== undefined && 'text' in decoded) diagrams.set(joinPath(folder, name), decoded.text)
  }
  return diagrams
}

/** The folders of figures of a whole book, `book_files` next to the book or next to its outputs. */
async function bookFolders(world: World): Promise<readonly string[]> {
  const found: string[] = []
  for (const folder of ['', '_book', 'docs']) {
    const names = (await world.list(folder)) ?? []
    addAll(
      found,
      names.filter(name => name.endsWith('_files')).map(name => joinPath(folder, name))
    )
  }
  return found.filter(path => path !== '_bookdown_files')
}

/** The formats for which Quarto may have frozen a document, from the best to the worst for galley. */
const frozenFormats = ['html', 'docx', 'jats', 'epub', 'markdown', 'pdf', 'tex', 'typst']

async function frozenOf(
  world: World,
  stem: string,
  text: string
): Promise<Pick<ChapterResults, 'frozen'> | undefined> {
  const folder = `_freeze/${stem}`
  const results = [
    ...frozenFormats.map(name => `${folder}/execute-results/${name}.json`),
    `${folder}/execute/html.json`
  ]
  for (const path of results) {
    const bytes = await world.read(path)
    const decoded = isFault(bytes) ? undefined : decodeText(bytes)
    if (decoded === undefined || !('text' in decoded)) continue
    const read = frozenMarkdown(decoded.text)
    if (read === undefined) continue
    return {frozen: {file: path, markdown: read.markdown, isStale: read.hash !== md5(text)}}
  }
  return undefined
}
