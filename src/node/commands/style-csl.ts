import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {similar} from '../../core/similar.ts'
import {cslName, readCslHead} from '../../parse/csl/style.ts'
import {inProject} from '../files/destination.ts'
import {writeFiles} from '../files/write.ts'
import {cslRepository, everyCslStyle} from '../program/csl-repository.ts'
import {UsageFault} from '../program/fault.ts'

/**
 * Prints the names and titles of the styles in the CSL repository whose name, title or ISSN contain all the words;
 * returns the exit code.
 */
export async function listCslStyles(words: readonly string[]): Promise<number> {
  const wanted = words.flatMap(word => plain(word).split(' ')).filter(word => word !== '')
  const rows: string[] = []
  for await (const {name, xml} of everyCslStyle()) {
    const info = /<info>[\s\S]*?<\/info>/u.exec(xml)?.[0] ?? ''
    const [title = ''] = [...contentOf(info, 'title')]
    const known = plain(
      [name, title, ...contentOf(info, 'title-short'), ...contentOf(info, 'e?issnl?')].join(' ')
    )
    if (wanted.every(word => known.includes(word))) rows.push(`${name}  ${title}`)
  }
  if (rows.length === 0) throw new UsageFault(`no style in the CSL repository matches \`${words.join(' ')}\``)
  for (const row of rows.sort()) process.stdout.write(`${row}\n`)
  return 0
}

/** The texts of the elements with a given name in the `info` of a style. */
function* contentOf(info: string, name: string): Iterable<string> {
  for (const [, text = ''] of info.matchAll(new RegExp(`<(?:${name})\\b[^>]*>([^<]*)<`, 'gu')))
    yield text.replace(/\s+/gu, ' ').replaceAll('&amp;', '&').trim()
}

/** Normalizes text to lower case without accents or punctuation. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
}

/**
 * Writes a style of the CSL repository into `styles/csl/` of the project, where it takes precedence over galley's
 * built-in style of the same name. Never overwrites a file. A dependent style is written together with its parent,
 * which does the rendering.
 */
export async function addCslStyle(given: string | undefined): Promise<number> {
  if (given === undefined)
    throw new UsageFault('name a style of the CSL repository; `galley style list --csl` lists them')
  const repository = cslRepository()
  const name = cslName(given)
  const style = await repository.style(name)
  if (style === undefined) {
    const near = similar(name, await repository.names()).map(known => `\`${known}\``)
    throw new UsageFault(
      `no style \`${name}\` in the CSL repository${near.length > 0 ? `; did you mean ${near.join(', ')}?` : ''}`
    )
  }
  const styles = new Map([[name, style]])
  const head = readCslHead(style)
  const parent = head.kind === 'dependent' ? await repository.style(head.parent) : undefined
  if (head.kind === 'dependent' && parent !== undefined) styles.set(head.parent, parent)
  await writeStyles(styles)
  process.stdout.write(`Write \`csl: ${name}\` in the settings of the paper.\n`)
  return 0
}

async function writeStyles(styles: ReadonlyMap<string, string>): Promise<void> {
  const root = process.cwd()
  const folder = join(root, 'styles', 'csl')
  for (const name of styles.keys())
    if (existsSync(join(folder, `${name}.csl`)))
      throw new UsageFault(`styles/csl/${name}.csl exists already; nothing was written`)
  const files = [...styles].map(([name, xml]) => ({
    path: `${name}.csl`,
    bytes: new TextEncoder().encode(xml)
  }))
  await writeFiles(inProject(root, folder), files)
  for (const {path} of files) process.stdout.write(`wrote styles/csl/${path}\n`)
}
