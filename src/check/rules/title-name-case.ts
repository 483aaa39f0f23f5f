import {editOf} from '../../core/edits.ts'
import {perList, perObject, perText} from '../../core/per-object.ts'
import type {Chapter, Reference} from '../../core/types.ts'
import {entriesOf, findingOf, partWith, placedAt, type ReferencePart, variableText} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const titleNameCase = {
  code: 'G247',
  name: 'title-name-case',
  severity: 'info',
  summary: 'Names in titles are in braces if the style sets titles in lower case.',
  why: 'A citation style that sets titles in sentence case cannot tell a name from a word: “Water Policy in Punjab” becomes “Water policy in punjab”. Braces keep the capital.',
  examples: [
    {
      name: 'names that the text writes with a capital',
      files: {
        'manuscript.yaml': 'csl: apa',
        '01.md': 'The canals of Punjab, and those of Sindh too, carry water [@a; @b].',
        'references.bib':
          '@article{a, title={Water Policy in Punjab}}\n@book{b, title={Canals}, subtitle={A History of Sindh and {Punjab}}}'
      },
      expect: [
        'references.bib:1:36-1:42 `Punjab` in the text would be printed `punjab` in this title, expected `{Punjab}`',
        'references.bib:2:49-2:54 `Sindh` in the text would be printed `sindh` in this title, expected `{Sindh}`'
      ]
    },
    {
      name: 'words that the text writes both ways, beginnings of sentences, names of cases',
      files: {
        'manuscript.yaml': 'csl: apa',
        '01.md':
          'The river, the River, and Table 1 of the State Council. Policy is policy. Asia is large [@a; @b]. We use the Suite, that is the Test Suite, of birds.',
        'references.bib':
          '@article{a, title={The Water of the River: a Table of Policy and State in Asia and a Suite}}\n@jurisdiction{b, title={River v. Asia}}'
      },
      expect: []
    },
    {
      name: 'a style that sets titles in capitals',
      files: {
        'manuscript.yaml': 'csl: chicago-author-date',
        '01.md': 'The canals of Punjab carry water [@a].',
        'references.bib': '@article{a, title={Water Policy in Punjab}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    if (setsTitlesInCapitals(manuscript.project.style.csl)) return
    let names: ReadonlySet<string> | undefined
    for (const reference of entriesOf(manuscript)) {
      for (const {part, words} of loweredWords(reference)) {
        names ??= namesOfTexts(manuscript.project.texts)
        for (const word of words) if (names.has(word)) yield unbraced(part, word)
      }
    }
  }
} satisfies Rule

/** Whether a CSL style capitalizes most titles, so that names also keep their capitals. */
function setsTitlesInCapitals(csl: string): boolean {
  const titles =
    csl.match(/<text\b[^>]*\bvariable="title"[^>]*>/g)?.filter(tag => !tag.includes('"short"')) ?? []
  return titles.filter(tag => tag.includes('text-case="title"')).length * 2 > titles.length
}

function unbraced(part: ReferencePart, word: string) {
  const placed = placedAt(part, word)
  const expected = `{${word}}`
  const isOne = placed !== part && part.field?.value.includes('\\') === false
  return findingOf(
    placed,
    `\`${word}\` in the text would be printed \`${word.toLowerCase()}\` in this title, expected \`${expected}\``,
    {
      expected: [expected],
      ...(isOne && {edits: [editOf(part.reference.file, placed.place, word, expected)]})
    }
  )
}

/** The titles of an entry as typed. */
function typedTitles(reference: Reference): readonly ReferencePart[] {
  return ['title', 'subtitle'].flatMap(name => {
    const field = reference.fields.get(name)
    return field === undefined ? [] : (partWith(reference, field.value, [name]) ?? [])
  })
}

/** The words that have a capital in the titles of an entry as typed, but not as printed. */
const loweredWords = perObject((reference: Reference) => {
  const printed = new Set(variableText(reference, 'title').match(word) ?? [])
  return typedTitles(reference).map(part => ({
    part,
    words: [...new Set(part.text.match(word) ?? [])].filter(
      typed => /^\p{Lu}\p{Ll}/u.test(typed) && !printed.has(typed) && printed.has(typed.toLowerCase())
    )
  }))
})

const word = /[\p{L}\p{M}\p{N}]+/gu

/** Words that the running text always capitalizes within sentences, next to words in lower case. */
const namesOfTexts = perList((chapters: readonly Chapter[]): ReadonlySet<string> => {
  const texts = chapters.map(wordsIn)
  const names = new Set(texts.flatMap(text => text.names))
  return new Set([...names].filter(name => !texts.some(({small}) => small.has(name.toLowerCase()))))
})

/**
 * The words in the sentences of a text that are capitalized although they do not begin a sentence, and its words in
 * lower case.
 */
const wordsIn = perObject(({prose}: Chapter) => {
  const all = prose.map(({text}) => wordsInParagraph(text))
  const small = new Set<string>()
  for (const words of all) for (const word of words.small) small.add(word)
  return {names: [...new Set(all.flatMap(({names}) => names))], small}
})

const wordsInParagraph = perText(text => ({
  names: text.match(inSentence) ?? [],
  small: [...new Set(text.match(smallWord) ?? [])]
}))

/**
 * A capitalized word after an article names something in the paper, “the Suite”; after another name, it is part of that
 * name.
 */
const inSentence =
  /(?<=(?<!\p{L})(?!(?:an?|each|every|its|our|such|the|their|these|this|those)[,;]?\s)\p{Ll}[\p{L}\p{M}]*[,;]?\s)\p{Lu}\p{Ll}{2,}(?=[,;]?\s\p{Ll}|[.,;:)]|['’]s\s)/gu
const smallWord = /(?<![\p{L}\p{N}-])\p{Ll}{3,}/gu
