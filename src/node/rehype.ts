/** `galley/rehype` for Node: `rehypeCitation` accepts names and paths of files, as the package rehype-citation does. */
import {resolve} from 'node:path'
import type {Root} from 'hast'
import type {Plugin} from 'unified'
import type {VFile} from 'vfile'
import {createMemo} from '../core/memo.ts'
import type {Finding, Source} from '../core/types.ts'
import {isFault} from '../core/world.ts'
import {cslOfText, namedCsl} from '../load/csl.ts'
import {
  bibliographyParts,
  bibliographyText,
  type CitationSettings,
  type CitationTexts,
  frontMatterField,
  isLocaleText,
  isPath,
  isStyleText,
  listedTexts,
  localeLanguage,
  type RehypeCitationOptions,
  settingsFor,
  shownValue
} from '../rehype/citation-options.ts'
import {citationTransformer} from '../rehype/rehype-citation.ts'
import {readNamed} from './files/read-file.ts'
import {mostOf} from './files/size-limits.ts'
import {hashOf} from './hash.ts'
import {installedLocales} from './program/locales.ts'
import {openDisk} from './world.ts'

export * from '../rehype/index.ts'

/**
 * Renders the citations of a Markdown document and its list of references with a CSL style: a rehype plugin with the
 * options of the package rehype-citation.
 *
 * ```js
 * unified()
 *   .use(remarkParse)
 *   .use(remarkCitation)
 *   .use(remarkRehype)
 *   .use(rehypeCitation, {bibliography: 'references.bib', csl: 'apa'})
 *   .use(rehypeStringify)
 * ```
 *
 * Files are read again for each document, so that a site shows changes. The front matter of a document may name its
 * bibliography and style; those files must be in the folder that paths are relative to.
 */
export const rehypeCitation: Plugin<[RehypeCitationOptions?], Root> = function (options = {}) {
  let last: Readonly<{texts: string; settings: CitationSettings}> | undefined
  return citationTransformer(this, async file => {
    const read = await readTexts(options, file)
    const {locales: _, ...plain} = read
    const texts = JSON.stringify(plain)
    if (last?.texts !== texts) last = {texts, settings: settingsFor(options, read)}
    return last.settings
  })
}

export default rehypeCitation

async function readTexts(options: RehypeCitationOptions, file: VFile): Promise<CitationTexts> {
  const folder = options.path ?? file.cwd
  const {lang, locales} = await readLocale(options, folder)
  return {
    bibliography: await readBibliography(options, folder, file),
    csl: await readCsl(options, folder, file),
    lang,
    locales
  }
}

async function readBibliography(
  {bibliography}: RehypeCitationOptions,
  folder: string,
  file: VFile
): Promise<readonly Source[]> {
  if (bibliography === undefined) {
    const named = listedTexts(frontMatterField(file, 'bibliography'))
    return Promise.all(
      named.map(async path => ({path, text: await readInside(folder, path, 'bibliography')}))
    )
  }
  return Promise.all(
    bibliographyParts(bibliography).map(async (part, index) => {
      if (typeof part !== 'string' || !isPath(part)) return bibliographyText(part, index)
      const path = part.trim()
      if (/\.cff$/iu.test(path)) throw unreadable('bibliography', path, 'not BibTeX, CSL-JSON or CSL-YAML')
      return {path, text: await readWhole(folder, path, 'bibliography')}
    })
  )
}

async function readCsl({csl}: RehypeCitationOptions, folder: string, file: VFile): Promise<string> {
  const own = csl ?? listedTexts(frontMatterField(file, 'csl'))[0] ?? 'apa'
  const findings: Finding[] = []
  const report = {findings, memo: createMemo(undefined, hashOf)}
  const {world} = openDisk(folder, () => Promise.reject(new Error('nothing is typeset here')))
  const isFile = /[/\\]|\.csl$/iu.test(own)
  const text = isStyleText(own)
    ? own
    : isFile &&
      (csl === undefined ? await readInside(folder, own, 'csl') : await readWhole(folder, own, 'csl'))
  if (text) {
    const xml = await cslOfText(world, text, isFile ? own : 'csl', report)
    if (xml !== undefined) return xml
  } else {
    for (const name of [own, ...(published.get(own) ?? [])]) {
      const xml = await namedCsl(world, name, report)
      if (xml !== undefined) return xml
    }
  }
  const [finding] = findings
  throw new Error(
    finding?.message ??
      `\`csl\` is ${shownValue(own)}, which is neither the path of a CSL style nor the name of one that comes with galley`
  )
}

/** Styles whose names in rehype-citation differ from those in the CSL styles repository. */
const published: ReadonlyMap<string, readonly string[]> = new Map([
  ['harvard1', ['harvard-cite-them-right']],
  ['mla', ['modern-language-association']]
])

async function readLocale(
  {lang = 'en-US', locales}: RehypeCitationOptions,
  folder: string
): Promise<Pick<CitationTexts, 'lang' | 'locales'>> {
  if (typeof locales === 'function') return {lang, locales}
  const installed = installedLocales()
  const named = locales ?? (/[/\\]|\.xml$/iu.test(lang) ? lang : undefined)
  if (named === undefined) return {lang, locales: installed}
  const text = isLocaleText(named) ? named : await readWhole(folder, named, 'lang')
  const own = localeLanguage(text)
  if (own === undefined) throw unreadable('lang', named, 'not a CSL locale')
  return {lang: named === lang ? own : lang, locales: name => (name === own ? text : installed(name))}
}

/** Reads a file that the options of the site name. */
async function readWhole(folder: string, path: string, option: string): Promise<string> {
  if (/^https?:/iu.test(path)) throw unreadable(option, path, 'an address; only files are read')
  const bytes = await readNamed(resolve(folder, path), mostOf(path))
  if (isFault(bytes)) throw unreadable(option, path, `not a file in ${folder}`)
  return new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes)
}

/** Reads a file that a document names; its path must not lead out of the folder. */
async function readInside(folder: string, path: string, option: string): Promise<string> {
  const {world} = openDisk(folder, () => Promise.reject(new Error('nothing is typeset here')))
  const bytes = await world.read(path.replace(/^\.\//u, ''))
  if (isFault(bytes)) throw unreadable(option, path, `not a file in ${folder}`)
  return new TextDecoder().decode(bytes)
}

function unreadable(option: string, path: string, reason: string): Error {
  return new Error(`\`${option}\` is ${shownValue(path)}, which is ${reason}`)
}
