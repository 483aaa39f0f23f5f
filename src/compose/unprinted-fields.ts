import {letters} from '../core/letters.ts'
import type {Memo} from '../core/memo.ts'
import {perObject} from '../core/per-object.ts'
import {segmentText} from '../core/segment.ts'
import type {CslItem, Field, Manuscript, Reference, UnprintedField} from '../core/types.ts'
import type {World} from '../core/world.ts'
import {citationLanguage} from './rendered-citations.ts'

/**
 * The fields of cited and listed works that the citation style does not render, reported once per field and type. Only
 * works with such fields are rendered; a paper without any does not load the CSL processor.
 */
export async function unprintedFieldsOf(
  manuscript: Manuscript,
  world: World,
  memo: Memo
): Promise<readonly UnprintedField[]> {
  const asked = listedWorks(manuscript)
    .map(reference => ({reference, fields: informing(reference)}))
    .filter(({fields}) => fields.length > 0)
    .slice(0, mostRendered)
  if (asked.length === 0) return []
  const printed = await printedTexts(
    asked.map(({reference}) => reference),
    manuscript,
    world,
    memo
  )
  const found = new Map<string, UnprintedField>()
  for (const {reference, fields} of asked) {
    const text = printed[reference.key]
    if (text === undefined) continue
    for (const field of fields) {
      if (isSaid(field.value, text)) continue
      const name = `${reference.type} ${field.name}`
      const first = found.get(name)
      found.set(name, first ? {...first, others: first.others + 1} : {reference, field, others: 0})
    }
  }
  return [...found.values()]
}

/** The maximum number of works to check; more works would rarely add a report. */
const mostRendered = 200

/** The works that the paper cites or lists, in bibliography order. */
function listedWorks({bibliography, citedBy, nocite}: Manuscript): readonly Reference[] {
  const listed = new Set([...citedBy.keys(), ...nocite.map(({key}) => key)])
  return bibliography.references.filter(({key}) => listed.has(key))
}

/**
 * Fields that tell readers something about the work but that styles may leave out; not keywords, abstracts, file paths
 * and the like.
 */
const informingFields =
  `addendum afterword annotator archive archivecollection archivelocation archiveplace collaboration commentator
  foreword howpublished interviewer introduction library note origtitle pubstate recipient reprinttitle titleaddon
  translator type version`.split(/\s+/)

const informing = perObject(({fields}: Reference): readonly Field[] =>
  informingFields
    .map(name => fields.get(name))
    .filter(field => field !== undefined)
    .filter(({value}) => /\p{L}{3}/u.test(value) && !housekeeping.test(value.trim()))
)

/** Values that are URLs, dates of access, or notes of reference managers. */
const housekeeping =
  /\\url|https?:|\\href|^[([]?(?:online|(?:last )?(?:accessed|retrieved|visited)|[\w ]{1,20}:\s?|[a-z]+$)/i

/** Renders the entries of works as plain text. */
async function printedTexts(
  references: readonly Reference[],
  manuscript: Manuscript,
  world: World,
  memo: Memo
): Promise<Readonly<Record<string, string>>> {
  const {csl, cslLocale, abbreviations} = manuscript.project.style
  const lang = citationLanguage(manuscript)
  const style = [csl, cslLocale, abbreviations, lang] as const
  const works = new Map<string, CslItem>(references.map(({key, csl: item}) => [key, item]))
  const render = async () => {
    const renderers = await memo(
      'renderers-of-entries',
      memo.hash(JSON.stringify(style)),
      async () => {
        const {createRenderers} = await import('../cite/index.ts')
        return createRenderers({style: csl, locales: world.locale, lang, ownLocale: cslLocale, abbreviations})
      },
      'latest'
    )
    const {bibliography} = renderers(works, [], [...works.keys()]).render([])
    return Object.fromEntries(bibliography.map(({key, content}) => [key, segmentText(content)]))
  }
  const key = memo.hash(JSON.stringify([...style, [...works]]))
  return memo('printed-entries', key, render, {write: texts => texts, read: kept => kept})
}

/** Whether the text of an entry contains at least a third of the words in a field's value; styles abbreviate names. */
function isSaid(value: string, text: string): boolean {
  const plain = value.replace(/\\["'`^~=.cHkruv]\s*\{?(\p{L})\}?/gu, '$1').replace(/\\[a-z]+/gi, ' ')
  const words = plain
    .replace(/[{}]/g, '')
    .split(/[^\p{L}\p{N}\p{M}.]+/u)
    .map(letters)
    .filter(word => word.length > 2 && word !== 'and')
  const printed = letters(text)
  return words.filter(word => printed.includes(word)).length * 3 >= words.length
}
