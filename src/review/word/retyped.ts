import {type CitedPart, citationMarkdown, withoutJoint} from './cited.ts'
import {fold} from './fold.ts'
import type {KnownCitations} from './known-citations.ts'
import {escaped} from './markdown-text.ts'

/** A citation over which words were typed. */
export type Retyped = Readonly<{
  parts: readonly CitedPart[]
  isNarrative: boolean
  /** The citation as written in the source. */
  source: string
  /** The text that the citation showed, and its current text. */
  before: string
  after: string
}>

/**
 * The citation that the typed words denote, as Markdown; undefined if that is unclear. This is a guess: the caller must
 * test whether galley renders the citation with these words.
 */
export function retypedCitation(retyped: Retyped, known: KnownCitations): string | undefined {
  const folded = {...retyped, before: plain(retyped.before), after: plain(retyped.after)}
  return (
    changedWords(folded) ??
    otherLocator(folded) ??
    addedWords(folded) ??
    removedWords(folded) ??
    droppedWork(folded) ??
    known.shownAs(folded.after) ??
    otherWorks(folded, known)
  )
}

function plain(words: string): string {
  return fold(words).text.trim()
}

/** A difference: a range of the old words, and the end of the corresponding range in the new words. */
type Stretch = Readonly<{start: number; end: number; stop: number}>

function differing(before: string, after: string): Stretch {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let same = 0
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same++
  return {start, end: before.length - same, stop: after.length - same}
}

type Component = Readonly<{
  part: number
  name: 'prefix' | 'locator' | 'suffix'
  text: string
  start: number
  end: number
}>

/** The places of prefixes, locators and suffixes in a rendered citation. */
function componentsOf({parts, before}: Retyped): readonly Component[] {
  return parts.flatMap((part, index) =>
    (['prefix', 'locator', 'suffix'] as const).flatMap(name => {
      const text = plain(part[name])
      if (text === '') return []
      const found: Component[] = []
      for (let at = before.indexOf(text); at >= 0; at = before.indexOf(text, at + 1)) {
        const end = at + text.length
        if (!isLetter(before[at - 1]) && !isLetter(before[end]))
          found.push({part: index, name, text, start: at, end})
      }
      return found
    })
  )
}

function isLetter(unit: string | undefined): boolean {
  return unit !== undefined && /[\p{L}\p{N}]/u.test(unit)
}

/** Handles a change in a locator, a prefix or a suffix. */
function changedWords(retyped: Retyped): string | undefined {
  const {before, after} = retyped
  const {start, end, stop} = differing(before, after)
  const around = componentsOf(retyped).filter(each => {
    // A prefix includes the space after it.
    const last = each.name === 'prefix' ? each.end + 1 : each.end
    return each.start <= start && end <= last
  })
  const [only] = around
  if (only === undefined || around.length > 1) return undefined
  const value = after.slice(only.start, stop) + before.slice(end, only.end)
  return value.trim() === '' ? undefined : citationWith(retyped, only, value.trim())
}

/**
 * A citation with another value for a component: the value is replaced in the source if the old one occurs there once;
 * otherwise the citation is written again.
 */
export function citationWith(
  {parts, isNarrative, source}: Pick<Retyped, 'parts' | 'isNarrative' | 'source'>,
  {part, name}: Pick<Component, 'part' | 'name'>,
  value: string
): string {
  const old = parts[part]![name]
  const hidden = source.replace(/@(?:\{[^}]*\}|[\p{L}\p{N}_:.#$%&+?<>~/-]+)/gu, key => ' '.repeat(key.length))
  const at = old === '' ? -1 : hidden.indexOf(old)
  if (at >= 0 && hidden.indexOf(old, at + 1) < 0)
    return source.slice(0, at) + escaped(value) + source.slice(at + old.length)
  return citationMarkdown(replaced(parts, part, {[name]: value}), isNarrative)
}

function replaced(
  parts: readonly CitedPart[],
  index: number,
  values: Partial<CitedPart>
): readonly CitedPart[] {
  return parts.map((part, at) => (at === index ? {...part, ...values} : part))
}

/** Handles a changed locator together with its label: “pp. 171–175” for “p. 171”. */
function otherLocator(retyped: Retyped): string | undefined {
  const {before, after, parts, isNarrative} = retyped
  const {start, end, stop} = differing(before, after)
  const around = componentsOf(retyped).flatMap(each => {
    const from = /[^\s,:;()[\]]*\s?$/.exec(before.slice(0, each.start))!.index
    return each.name === 'locator' && from <= start && end <= each.end ? [{...each, from}] : []
  })
  const [only] = around
  if (only === undefined || around.length > 1) return undefined
  const locator = (after.slice(only.from, stop) + before.slice(end, only.end)).trim()
  if (locator === '') return undefined
  return citationMarkdown(replaced(parts, only.part, {locator, label: undefined}), isNarrative)
}

/** Returns the citation with words that were added before or after a work. */
function addedWords({before, after, parts, isNarrative}: Retyped): string | undefined {
  const {start, end, stop} = differing(before, after)
  if (start !== end) return undefined
  const words = after.slice(start, stop)
  const index = before.slice(0, start).split(';').length - 1
  const part = parts[index]
  if (part === undefined || before.split(';').length !== parts.length) return undefined
  const behind = before.slice(end)
  if (/^(?:$|[)\];]|\.$)/.test(behind) && /^[,:;]?\s/.test(words)) {
    const added = withoutJoint(words.replace(/^[:]/, ''))
    const values =
      part.locator === '' && part.suffix === ''
        ? {locator: added, label: undefined}
        : {suffix: [part.suffix, added].filter(text => text !== '').join(', ')}
    return citationMarkdown(replaced(parts, index, values), isNarrative)
  }
  if (!/(?:^|[([]|;\s)$/.test(before.slice(0, start)) || !/^[^;\d]*\s$/.test(words)) return undefined
  return citationMarkdown(replaced(parts, index, {prefix: `${words}${part.prefix}`.trim()}), isNarrative)
}

/** Handles a locator, prefix or suffix that was removed together with its punctuation. */
function removedWords(retyped: Retyped): string | undefined {
  const {before, after, parts, isNarrative} = retyped
  const {start, end, stop} = differing(before, after)
  if (after.slice(start, stop).trim() !== '') return undefined
  // If the removed text begins like the text after it, the difference may seem to begin a little later than the
  // component.
  const inside = componentsOf(retyped).filter(each => each.start >= start - 2 && each.end <= end)
  if (inside.length === 0 || new Set(inside.map(({part}) => part)).size > 1) return undefined
  const values = Object.fromEntries(inside.map(({name}) => [name, '']))
  return citationMarkdown(replaced(parts, inside[0]!.part, values), isNarrative)
}

const brackets = /^[([]|[)\]]$/g

function worksIn(words: string): readonly string[] {
  return words
    .replace(brackets, '')
    .split(';')
    .map(each => each.trim())
}

/** Handles the removal of a work. */
function droppedWork({before, after, parts, isNarrative}: Retyped): string | undefined {
  const [old, now] = [worksIn(before), worksIn(after)]
  if (old.length !== parts.length || now.length >= old.length) return undefined
  const kept = parts.filter((_, index) => now.includes(old[index]!))
  return kept.length === now.length ? citationMarkdown(kept, isNarrative) : undefined
}

/** Handles a change of the cited works, each identified by the name of its first author and its year. */
function otherWorks(
  {before, after, parts, isNarrative}: Retyped,
  {named}: KnownCitations
): string | undefined {
  const old = worksIn(before)
  const now = worksIn(after).map((words, at): CitedPart | undefined => {
    const same = old.length === parts.length ? old.indexOf(words) : -1
    if (same >= 0) return parts[same]
    const found = named(
      words,
      parts.map(({key}) => key)
    )
    if (found === undefined) return undefined
    const {key, start, end} = found
    const [prefix, behind] = [
      words.slice(0, start).trim(),
      withoutJoint(words.slice(end).replace(/^\)?:?/, ''))
    ]
    return {
      key,
      prefix,
      label: undefined,
      locator: behind,
      suffix: '',
      isSuppressed: parts[at]?.isSuppressed ?? false
    }
  })
  return now.every(part => part !== undefined) ? citationMarkdown(now, isNarrative) : undefined
}
