import {perText} from '../../core/per-object.ts'
import {perWork} from '../../core/per-work.ts'
import type {Reference} from '../../core/types.ts'
import {entriesOf, findingOf, partOf} from './about/parts.ts'
import type {Rule, RuleFinding} from './rule.ts'

export const publisherForm = {
  code: 'G239',
  name: 'publisher-form',
  severity: 'info',
  summary: 'The publisher is only a name; its place is in a separate field.',
  why: 'Styles that omit places print this one, and other styles print it twice or in the wrong order.',
  examples: [
    {
      name: 'a place, a stopgap, small letters',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@book{a, publisher={Karachi: Dawn Books}}\n@book{b, publisher={NA: Encyclopedia}}\n@book{c, publisher={the times of york}}\n@book{d, publisher={s.n.}}'
      },
      expect: [
        'references.bib:1:20-1:41 The publisher `Karachi: Dawn Books` contains a place, expected `address = {Karachi}` and `publisher = {Dawn Books}`',
        'references.bib:2:20-2:38 `NA:` in the publisher is a placeholder for a place, expected `Encyclopedia`',
        'references.bib:3:20-3:39 The publisher `the times of york` is in lower case',
        'references.bib:4:20-4:26 `s.n.` is a placeholder, not a publisher'
      ]
    },
    {
      name: 'the place after the publisher',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@book{a, publisher={SAGE Publications Sage UK: London, England}}\n@book{b, publisher={Sage Publications: Los Angeles, CA}}\n@book{c, publisher={dpunkt.verlag}}'
      },
      expect: [
        'references.bib:1:20-1:64 The publisher `SAGE Publications Sage UK: London, England` contains a place, expected `address = {London, England}` and `publisher = {SAGE Publications Sage UK}`',
        'references.bib:2:20-2:56 The publisher `Sage Publications: Los Angeles, CA` contains a place, expected `address = {Los Angeles, CA}` and `publisher = {Sage Publications}`'
      ]
    },
    {
      name: 'a place that is none, a country, small letters, a comment',
      files: {
        '01.md': '[@a]',
        'references.bib':
          "@book{a, address={NA}}\n@book{b, address={USA}}\n@book{c, address={karachi}}\n@book{d, address={Karachi (Dawn's headquarters)}}\n@book{e, address={New York, USA}}"
      },
      expect: [
        'references.bib:1:18-1:22 `NA` is a placeholder, not a place',
        'references.bib:2:18-2:23 The place `USA` is a country, not a city',
        'references.bib:3:18-3:27 The place `karachi` is in lower case',
        'references.bib:4:18-4:49 `(Dawn’s headquarters)` after the place is a comment',
        'references.bib:5:18-5:33 The place `New York, USA` names its country, expected `New York` as elsewhere'
      ]
    },
    {
      name: 'places with countries, as everywhere in the list',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@book{a, address={Singapore}}\n@book{b, address={Lahore, Pakistan}}\n@book{c, address={Boston, MA}}\n@book{d, address={London}}'
      },
      expect: []
    },
    {
      name: 'newspapers',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@article{a, entrysubtype={newspaper}, journal={the times of York}}\n@article{b, entrysubtype={newspaper}, journal={the Guardian}}'
      },
      expect: ['references.bib:1:47-1:66 The newspaper `the times of York` is in lower case']
    },
    {
      name: 'names',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@book{a, publisher={Herder and Herder}, address={New York}}\n@misc{b, howpublished={in print}}'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    const entries = entriesOf(manuscript)
    yield* places(entries)
    for (const reference of entries) if (!isSound(reference)) yield* found(reference)
  }
} satisfies Rule

/** Whether an entry has no findings when it is checked alone. */
const isSound = perWork(reference => found(reference).next().done === true)

function* found(reference: Reference): Generator<RuleFinding> {
  yield* newspaper(reference)
  const part = partOf(reference, 'publisher', ['publisher', 'institution', 'school'])
  if (part === undefined) return
  const {text, field} = part
  const name = field?.name ?? 'publisher'
  const isBiblatex = reference.fields.has('date') || reference.fields.has('location')
  const placeField = field === undefined ? 'publisher-place' : isBiblatex ? 'location' : 'address'
  const stopgap = stopgaps.exec(text)?.[0]
  const turned = placeAtEnd(text)
  const place = /^(\p{Lu}[\p{L}.’'-]+(?:[ ,]+\p{Lu}[\p{L}.’'-]*){0,3}):\s+(\p{Lu}.+)$/u.exec(text)
  if (stopgap !== undefined) {
    const rest = text.slice(stopgap.length)
    yield findingOf(
      part,
      rest === ''
        ? `\`${stopgap.trim()}\` is a placeholder, not a publisher`
        : `\`${stopgap.trim()}\` in the publisher is a placeholder for a place, expected \`${rest}\``
    )
  } else if (turned !== undefined) {
    yield findingOf(
      part,
      `The publisher \`${text}\` contains a place, expected \`${placeField} = {${turned.place}}\` and \`${name} = {${turned.name}}\``
    )
  } else if (place !== null && !bodies.test(place[1]!)) {
    yield findingOf(
      part,
      `The publisher \`${text}\` contains a place, expected \`${placeField} = {${place[1]}}\` and \`${name} = {${place[2]}}\``
    )
  } else if (
    /^[\p{Ll}\s&,.’'-]+$|^the\s/u.test(text) &&
    /\p{Ll}{3}/u.test(text) &&
    !/^(?!www\.)\p{L}+\.\p{L}+$/u.test(text)
  ) {
    yield findingOf(part, `The publisher \`${text}\` is in lower case`)
  }
}

/**
 * Splits “SAGE Publications Sage UK: London, England”, the form of Google Scholar: the text after the colon is the
 * place.
 */
function placeAtEnd(text: string): Readonly<{name: string; place: string}> | undefined {
  const [, name = '', place = ''] =
    /^(\p{Lu}[^:]*):\s+(\p{Lu}[\p{L}.’' -]+,\s*\p{Lu}[\p{L}. ]*)$/u.exec(text) ?? []
  const region = place.slice(place.lastIndexOf(',') + 1).trim()
  return countries.test(region) || /^\p{Lu}{2}$/u.test(region) ? {name, place} : undefined
}

/** Reports a newspaper whose name is in lower case. */
function* newspaper(reference: Reference): Generator<RuleFinding> {
  const part = reference.csl.type === 'article-newspaper' ? partOf(reference, 'container-title') : undefined
  if (part !== undefined && /^(?:the\s)?\p{Ll}{3}/u.test(part.text) && !/^the\s\p{Lu}/u.test(part.text))
    yield findingOf(part, `The newspaper \`${part.text}\` is in lower case`)
}

const stopgaps = /^(?:(?:N\/?A|n\.a\.|S\.l\.|\[S\.l\.\]|s\.n\.|\[s\.n\.\])\s*(?::\s*|$))+/i

/** Reports unusual values of the place field. */
function* places(entries: readonly Reference[]): Generator<RuleFinding> {
  const placed = entries.flatMap(reference => {
    const place = placeOf(reference)
    return place === undefined ? [] : [{reference, place}]
  })
  // If a bibliography names states and countries, it does so for most places; this bibliography does so for at most a
  // quarter of them.
  const isBare =
    placed.length >= 4 && placed.filter(({place}) => place.includes(',')).length <= placed.length / 4
  for (const {reference, place} of placed) {
    const message = placeMessages(place)[isBare ? 'bare' : 'usual']
    const part = message && partOf(reference, 'publisher-place')
    if (part) yield findingOf(part, message)
  }
}

const placeOf = perWork(reference => partOf(reference, 'publisher-place')?.text)

/** The message about a place: in a bibliography whose places are usually cities alone (`bare`), and in any other. */
const placeMessages = perText((text: string) => ({
  bare: placeMessage(text, true),
  usual: placeMessage(text, false)
}))

function placeMessage(text: string, isBare: boolean): string | undefined {
  const city = cityOf(text)
  const comment = text.endsWith(')') ? /\s\(.*\)$/.exec(text)?.[0] : undefined
  if (stopgaps.test(text)) return `\`${text}\` is a placeholder, not a place`
  if (countries.test(text)) return `The place \`${text}\` is a country, not a city`
  if (/^\p{Ll}{3}[\p{Ll}\s.’'-]*$/u.test(text)) return `The place \`${text}\` is in lower case`
  if (comment !== undefined && /\p{Ll}{3}/u.test(comment) && /[’']s\s/.test(comment))
    return `\`${comment.trim()}\` after the place is a comment`
  if (city !== undefined && isBare)
    return `The place \`${text}\` names its country, expected \`${city}\` as elsewhere`
  return undefined
}

/** The city of `New York, USA`; undefined if no country follows a comma. */
function cityOf(text: string): string | undefined {
  const comma = text.lastIndexOf(',')
  return comma > 0 && countries.test(text.slice(comma + 1).trim()) ? text.slice(0, comma).trim() : undefined
}

/** Countries of publishers; city states count as cities. */
const countries =
  /^(?:USA|U\.S\.A\.|US|U\.S\.|United States(?: of America)?|UK|U\.K\.|United Kingdom|Great Britain|England|Australia|Austria|Canada|China|France|Germany|India|Italy|Japan|Netherlands|The Netherlands|Pakistan|Scotland|Spain|Sweden|Switzerland|Turkey)$/

/**
 * Words that occur in names of organizations and series: the part before the colon in “Cognitive Research: Principles
 * and Implications” is not a place.
 */
const bodies =
  /Books|Centre|Center|Group|Institute|Journal|Press|Publish|Research|Review|Science|Series|Society|Studies|Universit/
