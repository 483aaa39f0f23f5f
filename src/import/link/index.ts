import type {LinkedCitations, TypedLink, TypedPassage} from '../passage.ts'
import {withAbbreviations} from './abbreviations.ts'
import {authorDateLinks} from './author-date.ts'
import {backReferences} from './back-references.ts'
import {bareLinks} from './bare.ts'
import {noteLinks} from './notes.ts'
import {numberLinks} from './numbers.ts'
import {type KnownLines, withoutLosses} from './unprinted.ts'
import {citableWorks, type PrintedWork} from './works.ts'

/**
 * Links the citations that are typed in the passages of a manuscript, given in reading order, to the works in its list
 * of references. A link is sure only if exactly one work matches everything that is typed.
 */
export function linkCitations(
  passages: readonly TypedPassage[],
  list: readonly PrintedWork[]
): LinkedCitations {
  const works = withAbbreviations(citableWorks(list), passages)
  const text = passages.filter(({kind}) => kind !== 'heading')
  const named = text.flatMap(passage => authorDateLinks(passage, works))
  const numbered = numberLinks(text, works)
  const noted = noteLinks(inOrderOfCalls(passages), works)
  const isNoted = isInNotes(noted, named)
  const shown = isNoted ? named.filter(link => !isImprint(link, passages)) : named
  const isDated = !isNoted && sureOf(named) > sureOf(numbered)
  const bare = isDated ? text.flatMap(passage => bareLinks(passage, works)) : []
  const inText = apartFrom(bare, named)
  const known: KnownLines = new Map()
  const byId = new Map(passages.map(passage => [passage.id, passage]))
  const linked = withNotes(
    inOrder([...oneForm(shown, numbered, passages), ...inText], passages),
    apartFrom(noted, inText),
    passages
  ).map(link => withoutLosses(link, byId.get(link.passage)!, works, known))
  const links = inOrder([...linked, ...backReferences(passages, linked, works)], passages)
  const cited = new Set(
    links.flatMap(({items}) => items.flatMap(item => (item.verdict === 'none' ? [] : item.candidates)))
  )
  return {
    links,
    unlisted: links.filter(({items}) => items.some(({verdict}) => verdict === 'none')),
    uncited: works.filter(({index}) => !cited.has(index)).map(({index}) => index)
  }
}

/**
 * Keeps one form of citation, by names or by numbers, since a manuscript uses only one. If most citations are by names,
 * numbers are something else; if most are by numbers, a name with an unlisted year is part of the sentence.
 */
function oneForm(
  named: readonly TypedLink[],
  numbered: readonly TypedLink[],
  passages: readonly TypedPassage[]
): readonly TypedLink[] {
  if (sureOf(named) > sureOf(numbered)) return inOrder(named, passages)
  const agreed = named.filter(({verdict}) => verdict !== 'none' || numbered.length === 0)
  return inOrder([...numbered, ...apartFrom(agreed, numbered)], passages)
}

/** Whether a manuscript cites in notes by author and title, rather than by author and year. */
function isInNotes(noted: readonly TypedLink[], named: readonly TypedLink[]): boolean {
  return sureOf(noted) > sureOf(named)
}

function sureOf(links: readonly TypedLink[]): number {
  return links.filter(({verdict}) => verdict === 'sure').length
}

/** The links that overlap with none of the `others`. */
function apartFrom(links: readonly TypedLink[], others: readonly TypedLink[]): readonly TypedLink[] {
  return links.filter(
    ({passage, start, end}) =>
      !others.some(other => other.passage === passage && other.start < end && start < other.end)
  )
}

/**
 * Whether brackets in a note, such as `(Penguin, 1976)`, may contain a publisher and a year, because no work matches
 * these as author and year.
 */
function isImprint({passage, verdict}: TypedLink, passages: readonly TypedPassage[]): boolean {
  return verdict === 'none' && passages.some(({id, kind}) => id === passage && kind === 'note')
}

/** Adds the citations in notes; if one overlaps another citation, the surer of the two is used. */
function withNotes(
  links: readonly TypedLink[],
  noted: readonly TypedLink[],
  passages: readonly TypedPassage[]
): readonly TypedLink[] {
  const touches = (a: TypedLink, b: TypedLink) =>
    a.passage === b.passage && a.start < b.end && b.start < a.end
  const rank = {sure: 2, doubted: 1, none: 0}
  const apart = links.filter(
    link => !noted.some(other => touches(link, other) && rank[other.verdict] >= rank[link.verdict])
  )
  const others = noted.filter(link => !apart.some(other => touches(link, other)))
  return inOrder([...apart, ...others], passages)
}

/** The notes in the order in which the text calls them. */
function inOrderOfCalls(passages: readonly TypedPassage[]): readonly TypedPassage[] {
  const notes = passages.filter(({kind}) => kind === 'note')
  const calls = new Map(passages.flatMap(each => each.calls).map(({note}, index) => [note, index]))
  const order = ({note = ''}: TypedPassage) => calls.get(note) ?? calls.size
  return notes
    .map((each, index) => ({each, index}))
    .sort((a, b) => order(a.each) - order(b.each) || a.index - b.index)
    .map(({each}) => each)
}

function inOrder(links: readonly TypedLink[], passages: readonly TypedPassage[]): readonly TypedLink[] {
  const order = new Map(passages.map(({id}, index) => [id, index]))
  return [...links].sort((a, b) => order.get(a.passage)! - order.get(b.passage)! || a.start - b.start)
}
