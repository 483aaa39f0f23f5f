import type {RenderedCitations} from '../cite/index.ts'
import {manuscriptNumerals} from '../core/manuscript-numerals.ts'
import type {Memo} from '../core/memo.ts'
import {perObject} from '../core/per-object.ts'
import {plainAffixes} from '../core/segment.ts'
import type {Bibliography, ChapterCitation, CslItem, Manuscript} from '../core/types.ts'
import type {World} from '../core/world.ts'
import {listsSigla} from './sigla.ts'

/**
 * Renders the citations and the list of references in the paper's style. They are cached together or not at all,
 * because citations can affect each other: a second work of the same year turns `2000` into `2000a`.
 */
export async function renderCitationsOf(
  manuscript: Manuscript,
  world: World,
  memo: Memo
): Promise<RenderedCitations> {
  const {project, bibliography} = manuscript
  const {csl, cslLocale, abbreviations} = project.style
  const lang = citationLanguage(manuscript)
  const listed = manuscript.nocite.map(reference => reference.key)
  const numerals = manuscriptNumerals(manuscript)
  const siglaListed = listsSigla(manuscript)
  const hash = await hashOfWorks(bibliography, memo)
  const style = [csl, cslLocale, abbreviations, lang, numerals, siglaListed] as const
  const works = [...style, listed, hash] as const
  async function render(): Promise<RenderedCitations> {
    const citations = manuscript.citations.map(({citation, references, note}) => ({
      ...citation,
      note,
      items: citation.items.map((item, index) => ({...item, key: references[index]?.key ?? item.key}))
    }))
    const cited = citations.flatMap(({items}) => items.map(({key}) => key))
    // A session keeps the renderer, so that it renders only edited citations and citations of edited works.
    const renderers = await memo(
      'citation-renderers',
      memo.hash(JSON.stringify(style)),
      async () => {
        // The CSL processor is loaded only here, because cached citations do not need it.
        const {createRenderers} = await import('../cite/index.ts')
        const own = {ownLocale: cslLocale, abbreviations, siglaListed, numerals}
        return createRenderers({style: csl, locales: world.locale, lang, ...own})
      },
      'latest'
    )
    const renderer = await memo(
      'citation-renderer',
      memo.hash(JSON.stringify([works, [...new Set(cited)]])),
      () => renderers(worksOf(bibliography), cited, listed),
      'latest'
    )
    return renderer.render(citations)
  }

  // Comparing with the values of the last build is faster than hashing all citations.
  const values: unknown[] = [...style, hash, listed.length, ...listed]
  for (const {citation, references, note} of manuscript.citations) {
    values.push(partsOf(citation), note?.number, note?.own, references.length)
    for (const reference of references) values.push(reference?.key)
  }
  const last = await memo(
    'last-citations',
    '',
    (): LastCitations => ({values: [], rendered: undefined}),
    'latest'
  )
  if (last.rendered !== undefined && isSameList(last.values, values)) return last.rendered
  const asked = manuscript.citations.map(({citation, references, note}) => [
    partsOf(citation),
    note,
    references.map(reference => reference?.key)
  ])
  const rendered = await memo('citations', memo.hash(JSON.stringify([works, asked])), render, {
    write: found => found,
    read: kept => kept
  })
  Object.assign(last, {values, rendered})
  return rendered
}

/** The citations of the last build, and everything that they were rendered from. */
type LastCitations = {values: readonly unknown[]; rendered: RenderedCitations | undefined}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => Object.is(value, other[index]))
}

/** The properties of a citation that are passed to the style, apart from its works. */
const partsOf = perObject(({narrative, items}: ChapterCitation): string => {
  // The style depends only on the first and last characters of the author's words.
  const words = plainAffixes(items)
  const parts = items.map(({key, mode, label, locator, prefix, suffix}, index) => [
    key,
    mode,
    label,
    locator,
    prefix.length > 0 && words(index, 'prefix'),
    suffix.length > 0 && words(index, 'suffix')
  ])
  return JSON.stringify([narrative, parts])
})

/** The paper's language, or the style's if the author specifies none (CSL 1.0.2, “The Root Element cs:style”). */
export function citationLanguage({project, metadata}: Pick<Manuscript, 'project' | 'metadata'>): string {
  return (metadata.isLangAssumed && project.style.cslLang) || metadata.lang
}

/** The works of a bibliography by key. */
function worksOf({byKey}: Bibliography): ReadonlyMap<string, CslItem> {
  return new Map([...byKey.values()].map(({key, csl}) => [key, csl]))
}

/** A hash of everything in a bibliography that can be rendered; a session hashes each work once. */
async function hashOfWorks(bibliography: Bibliography, memo: Memo): Promise<string> {
  const {ofAll, ofOne} = await memo('hashes-of-works', '', () => hashesOfWorks(memo), 'latest')
  const hash =
    ofAll.get(bibliography) ??
    memo.hash(JSON.stringify(Array.from(worksOf(bibliography), ([key, work]) => [key, ofOne(work)])))
  ofAll.set(bibliography, hash)
  return hash
}

function hashesOfWorks({hash}: Memo) {
  const ofOne = perObject((work: CslItem) => hash(JSON.stringify(work)))
  return {ofAll: new WeakMap<Bibliography, string>(), ofOne}
}
