import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {parseDocument} from 'yaml'
import type {World} from '../../src/core/world.ts'
import {corpus} from './corpus.ts'

/** The file name of a paper's text in its world. */
export const printedPaper = 'printed.md'

export type Paper = Readonly<{name: string; folder: string; text: string}>

/** Papers, talks and a thesis by other authors; empty without the corpus. */
export function papers(): readonly Paper[] {
  if (!existsSync(corpus)) return []
  const {papers: listed} = JSON.parse(readFileSync(join(corpus, 'expected/joss.json'), 'utf8')) as {
    papers: Record<string, {paper: string}>
  }
  return [...Object.entries(listed).map(([name, {paper}]) => paperAt(name, paper)), ...slides(), thesis()]
}

/** Talks on digital history, with columns of missing pictures and citations without a bibliography. */
function slides(): readonly Paper[] {
  const folder = 'pandoc/tillgrallert-slides/dh'
  const paths = readdirSync(join(corpus, folder), {recursive: true, encoding: 'utf8'}).filter(path =>
    path.endsWith('.md')
  )
  return paths.sort().map(path => paperAt(basename(path, '.md'), join(folder, path)))
}

function paperAt(name: string, path: string): Paper {
  return {name, folder: join(corpus, dirname(path)), text: readFileSync(join(corpus, path), 'utf8')}
}

/** A thesis of 43,000 words in French; its makefile joins its files. */
function thesis(): Paper {
  const folder = join(corpus, 'pandoc/guillawme-these-fr')
  const [, listed = ''] =
    /^files = ([\s\S]*?[^\\])\n/m.exec(readFileSync(join(folder, 'makefile'), 'utf8')) ?? []
  const files = listed.split(/[\s\\]+/).flatMap(path => (path.includes('*') ? numbered(path) : [path]))
  return {
    name: 'guillawme-these-fr',
    folder,
    text: files.map(path => readFileSync(join(folder, path), 'utf8')).join('\n\n')
  }
}

/** The four files matched by `chap*.md`. */
function numbered(pattern: string): readonly string[] {
  return [1, 2, 3, 4].map(number => pattern.replace('*', String(number)))
}

/** The world of a paper to be printed in a style. */
export function styledWorld(world: World, {text}: Paper, style: string): World {
  const styled = new TextEncoder().encode(withStyle(text, style))
  return {...world, read: async path => (path === printedPaper ? styled : world.read(path))}
}

/**
 * A text in another style. Front matter that is not YAML, as in three of the talks, sets no style; it is replaced by
 * front matter that does.
 */
function withStyle(text: string, style: string): string {
  const [whole, yaml = ''] = /^---\r?\n([\s\S]*?\n)(?:---|\.\.\.)\r?\n/.exec(text) ?? ['']
  const isRead = parseDocument(yaml).errors.length === 0
  return `---\nstyle: ${style}\n${isRead ? yaml : ''}---\n\n${text.slice(whole.length)}`
}
