import type {Reference} from '../core/types.ts'
import {entriesOf, findingOf, partOf} from './about/parts.ts'
import type {Rule, RuleFinding} from './rule.ts'

export const publisherForm = {
  code: 'G239',
  name: 'publisher-form',
  severity: 'info',
  summary: 'A publisher is a name, with its place in a field of its own.',
  why: 'Styles that leave out places print this one, and those that print them print it twice or in the wrong order.',
  examples: [
    {
      name: 'a place, a stopgap, small letters',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@book{a, publisher={Karachi: Dawn Books}}\n@book{b, publisher={NA: Encyclopedia}}\n@book{c, publisher={the times of york}}\n@book{d, publisher={s.n.}}'
      },
      expect: [
        'references.bib:1:20-1:41 Unexpected place in the publisher `Karachi: Dawn Books`, expected `address = {Karachi}` and `publisher = {Dawn Books}`',
        'references.bib:2:20-2:38 Unexpected stopgap `NA:` in the publisher, expected `Encyclopedia`',
        'references.bib:3:20-3:39 Unexpected publisher `the times of york` in small letters, expected its name',
        'references.bib:4:20-4:26 Unexpected stopgap `s.n.` in the publisher, expected no publisher'
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
        'references.bib:1:20-1:64 Unexpected place in the publisher `SAGE Publications Sage UK: London, England`, expected `address = {London, England}` and `publisher = {SAGE Publications Sage UK}`',
        'references.bib:2:20-2:56 Unexpected place in the publisher `Sage Publications: Los Angeles, CA`, expected `address = {Los Angeles, CA}` and `publisher = {Sage Publications}`'
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
        'references.bib:1:18-1:22 Unexpected stopgap `NA` as the place, expected no place',
        'references.bib:2:18-2:23 Unexpected country `USA` as the place, expected a city',
        'references.bib:3:18-3:27 Unexpected place `karachi` in small letters, expected its name',
        'references.bib:4:18-4:49 Unexpected `(Dawn’s headquarters)` after the place, expected the place alone',
        'references.bib:5:18-5:33 Unexpected country in the place `New York, USA`, expected `New York` as elsewhere'
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
      expect: [
        'references.bib:1:47-1:66 Unexpected newspaper `the times of York` in small letters, expected its name'
      ]
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
    for (const reference of entries) {
      yield* newspaper(reference)
      const part = partOf(reference, 'publisher', ['publisher', 'institution', 'school'])
      if (part === undefined) continue
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
          `Unexpected stopgap \`${stopgap.trim()}\` in the publisher, expected ${rest === '' ? 'no publisher' : `\`${rest}\``}`
        )
      } else if (turned !== undefined) {
        yield findingOf(
          part,
          `Unexpected place in the publisher \`${text}\`, expected \`${placeField} = {${turned.place}}\` and \`${name} = {${turned.name}}\``
        )
      } else if (place !== null && !bodies.test(place[1]!)) {
        yield findingOf(
          part,
          `Unexpected place in the publisher \`${text}\`, expected \`${placeField} = {${place[1]}}\` and \`${name} = {${place[2]}}\``
        )
      } else if (
        /^[\p{Ll}\s&,.’'-]+$|^the\s/u.test(text) &&
        /\p{Ll}{3}/u.test(text) &&
        !/^(?!www\.)\p{L}+\.\p{L}+$/u.test(text)
      ) {
        yield findingOf(part, `Unexpected publisher \`${text}\` in small letters, expected its name`)
      }
    }
  }
} satisfies Rule

/** “SAGE Publications Sage UK: London, England” of Google Scholar: what stands after the colon is the place. */
function placeAtEnd(text: string): Readonly<{name: string; place: string}> | undefined {
  const [, name = '', place = ''] =
    /^(\p{Lu}[^:]*):\s+(\p{Lu}[\p{L}.’' -]+,\s*\p{Lu}[\p{L}. ]*)$/u.exec(text) ?? []
  const region = place.slice(place.lastIndexOf(',') + 1).trim()
  return countries.test(region) || /^\p{Lu}{2}$/u.test(region) ? {name, place} : undefined
}

/** The newspaper of an article takes the place of its publisher. */
function* newspaper(reference: Reference): Generator<RuleFinding> {
  const part = reference.csl.type === 'article-newspaper' ? partOf(reference, 'container-title') : undefined
  if (part !== undefined && /^(?:the\s)?\p{Ll}{3}/u.test(part.text) && !/^the\s\p{Lu}/u.test(part.text))
    yield findingOf(part, `Unexpected newspaper \`${part.text}\` in small letters, expected its name`)
}

const stopgaps = /^(?:(?:N\/?A|n\.a\.|S\.l\.|\[S\.l\.\]|s\.n\.|\[s\.n\.\])\s*(?::\s*|$))+/i

/** The oddities of the place field itself. */
function* places(entries: readonly Reference[]): Generator<RuleFinding> {
  const parts = entries.flatMap(reference => partOf(reference, 'publisher-place') ?? [])
  // A list that includes states and countries has them with most of its places.
  const isBare = parts.length >= 4 && parts.filter(({text}) => text.includes(',')).length <= parts.length / 4
  for (const part of parts) {
    const {text} = part
    const city = cityOf(text)
    const comment = text.endsWith(')') ? /\s\(.*\)$/.exec(text)?.[0] : undefined
    if (stopgaps.test(text))
      yield findingOf(part, `Unexpected stopgap \`${text}\` as the place, expected no place`)
    else if (countries.test(text))
      yield findingOf(part, `Unexpected country \`${text}\` as the place, expected a city`)
    else if (/^\p{Ll}{3}[\p{Ll}\s.’'-]*$/u.test(text))
      yield findingOf(part, `Unexpected place \`${text}\` in small letters, expected its name`)
    else if (comment !== undefined && /\p{Ll}{3}/u.test(comment) && /[’']s\s/.test(comment))
      yield findingOf(part, `Unexpected \`${comment.trim()}\` after the place, expected the place alone`)
    else if (city !== undefined && isBare)
      yield findingOf(part, `Unexpected country in the place \`${text}\`, expected \`${city}\` as elsewhere`)
  }
}

/** The city of `New York, USA`; undefined where no country stands after a comma. */
function cityOf(text: string): string | undefined {
  const comma = text.lastIndexOf(',')
  return comma > 0 && countries.test(text.slice(comma + 1).trim()) ? text.slice(0, comma).trim() : undefined
}

/** Countries that publishers are placed in; city states are cities. */
const countries =
  /^(?:USA|U\.S\.A\.|US|U\.S\.|United States(?: of America)?|UK|U\.K\.|United Kingdom|Great Britain|England|Australia|Austria|Canada|China|France|Germany|India|Italy|Japan|Netherlands|The Netherlands|Pakistan|Scotland|Spain|Sweden|Switzerland|Turkey)$/

/** Words of names: “Cognitive Research: Principles and Implications” has no place. */
const bodies =
  /Books|Centre|Center|Group|Institute|Journal|Press|Publish|Research|Review|Science|Series|Society|Studies|Universit/
