import type {Nodes} from 'mdast'
import type {GlossaryTermNode} from '../core/mdast.ts'
import {perObject} from '../core/per-object.ts'
import {placeOf} from '../core/position.ts'
import {similar} from '../core/similar.ts'
import {slug} from '../core/slug.ts'
import type {
  Chapter,
  Finding,
  Glossary,
  NumberedTarget,
  Project,
  TermDefinition,
  TermUse
} from '../core/types.ts'
import {plainText, walk} from '../core/walk.ts'

/**
 * Resolves the uses of terms. The first use of an abbreviation in the text shows its long form followed by the short
 * one. An abstract has a first use of its own, and headings show the short form.
 */
export function resolveGlossary(
  {texts, chapters, terms}: Pick<Project, 'texts' | 'chapters' | 'terms'>,
  targets: ReadonlyMap<string, NumberedTarget>
): Glossary {
  const holding = texts.filter(holdsTerms)
  const places = chapters.flatMap(placesOfTerms)
  if (holding.length === 0 && places.length === 0) return noGlossary
  const uses = new Map<Nodes, TermUse>()
  const listed = new Set<TermDefinition>()
  const findings: Finding[] = []
  const counted = {paper: new Set<string>()}
  for (const text of holding) {
    const seen = chapters.includes(text) ? counted.paper : new Set<string>()
    eachTerm(text, (node, isHeading) => {
      if (node.form === 'reset') {
        if (node.key === '') seen.clear()
        else seen.delete(node.key)
        return
      }
      const definition = terms.get(node.key) ?? terms.get(node.key.toLowerCase())
      const own = `term-${slug(node.key)}`
      if (definition === undefined) {
        if (targets.has(own)) uses.set(node, {words: node.words ?? node.key, target: own})
        else findings.push(undefinedTerm(node, text, terms, targets))
        return
      }
      listed.add(definition)
      const isFirst = !seen.has(definition.key) && !isHeading
      uses.set(node, useOf(node, definition, isFirst))
      if (!isHeading && (node.form === 'auto' || node.form === 'full')) seen.add(definition.key)
    })
  }
  const used = [...listed]
  const marked = places.includes('abbreviations') || places.includes('terms') ? markedIn(texts) : []
  return {
    uses,
    described: used.filter(({description}) => description !== undefined),
    abbreviations: [
      ...used.filter(({description, long}) => description === undefined && long !== undefined),
      ...marked.filter(({short}) => !used.some(known => known.short === short))
    ],
    places,
    findings
  }
}

const noGlossary: Glossary = {uses: new Map(), described: [], abbreviations: [], places: [], findings: []}

const holdsTerms = perObject(({landmarks}: Chapter): boolean =>
  landmarks.some(({type}) => type === 'glossaryTerm')
)

const placesOfTerms = perObject(({landmarks}: Chapter) => landmarks.flatMap(placeOfTerms))

/** The list of terms for which an empty division is the placeholder; empty for all other nodes. */
function placeOfTerms(node: Nodes): readonly string[] {
  if (node.type !== 'div' || node.children.length > 0) return []
  const {id} = node.data?.attributes ?? {}
  if (id === 'acronyms') return ['abbreviations']
  return id === 'glossary' || id === 'abbreviations' || id === 'terms' ? [id] : []
}

function eachTerm({tree}: Chapter, visit: (node: GlossaryTermNode, isHeading: boolean) => void): void {
  walk(tree, (node, parent) => {
    if (node.type === 'heading') {
      walk(node, inner => {
        if (inner.type === 'glossaryTerm') visit(inner, true)
        return undefined
      })
      return false
    }
    if (node.type === 'glossaryTerm' && parent !== undefined) visit(node, false)
    return undefined
  })
}

/** The printed form of a term where it is used. */
function useOf(node: GlossaryTermNode, definition: TermDefinition, isFirst: boolean): TermUse {
  const {short, long, description, longPlural, shortPlural} = definition
  const {form, isPlural, capital, words} = node
  const said = (text: string): string => {
    if (capital === 'all') return text.toUpperCase()
    return capital === 'first' ? text.replace(/^\p{Ll}/u, letter => letter.toUpperCase()) : text
  }
  const plural = (text: string, given: string | undefined): string =>
    isPlural ? (given ?? `${text}s`) : text
  const shown = plural(short, shortPlural)
  if (form === 'listed') return {words: ''}
  if (form === 'described') return {words: description ?? long ?? short}
  const target = description === undefined ? undefined : `term-${slug(definition.key)}`
  const linked = target === undefined ? {} : {target}
  if (words !== undefined) return {words, ...linked}
  if (long === undefined) return {words: said(shown), ...linked}
  const inFull = said(plural(long, longPlural))
  if (form === 'long') return {words: inFull, ...linked}
  // A defined term with a special form for its first use, which is not an abbreviation.
  if (description !== undefined && !isAbbreviation(definition))
    return {words: isFirst && form === 'auto' ? inFull : said(shown), ...linked}
  if (form === 'full' || (form === 'auto' && isFirst))
    return {words: inFull, short: shown, title: long, ...linked}
  return {words: capital === 'all' ? shown.toUpperCase() : shown, title: long, ...linked}
}

function isAbbreviation({short}: TermDefinition): boolean {
  return /\p{Lu}/u.test(short) && short.length <= 8
}

/** The abbreviations that the texts define as in `*[RNA]: ribonucleic acid`. */
function markedIn(texts: readonly Chapter[]): readonly TermDefinition[] {
  const found = new Map<string, TermDefinition>()
  for (const {tree} of texts)
    walk(tree, node => {
      if (node.type !== 'abbreviation') return undefined
      const short = plainText(node)
      if (!found.has(short)) found.set(short, {key: short, short, long: node.title})
      return undefined
    })
  return [...found.values()]
}

function undefinedTerm(
  node: GlossaryTermNode,
  {path}: Chapter,
  terms: ReadonlyMap<string, TermDefinition>,
  targets: ReadonlyMap<string, NumberedTarget>
): Finding {
  const inGlossary = [...targets.keys()].flatMap(label => (label.startsWith('term-') ? [label.slice(5)] : []))
  return {
    rule: 'term-undefined',
    file: path,
    place: placeOf(node),
    subject: node.key,
    note: 'Define it in the settings, `abbreviations: {RNA: ribonucleic acid}`, with `\\newacronym`, or as a term in `::: glossary`.',
    message: `The term \`${node.key}\` is not defined`,
    expected: similar(node.key, [...terms.keys(), ...inGlossary])
  }
}
