import {once} from '../../core/once.ts'
import {perWork} from '../../core/per-work.ts'
import type {Reference} from '../../core/types.ts'
import {entriesOf, findingOf, partOf, placedAt, type ReferencePart} from './about/parts.ts'
import type {Rule, RuleFinding} from './rule.ts'

export const titleFused = {
  code: 'G227',
  name: 'title-fused',
  severity: 'info',
  summary: 'The words of a title are separated by spaces.',
  why: 'Text copied from a page loses spaces, and a search for the words does not find the work.',
  examples: [
    {
      name: 'words that the other titles set apart',
      files: {
        '01.md': '[@a; @b; @c]',
        'references.bib':
          '@misc{a, title={Law and HumanTrafficking}}\n@misc{b, title={Human traffickingand begging}}\n@misc{c, title={Human trafficking in Asia}}'
      },
      expect: [
        'references.bib:1:25-1:41 `HumanTrafficking` looks like two words, expected `Human Trafficking`',
        'references.bib:2:23-2:37 `traffickingand` looks like two words, expected `trafficking and`'
      ]
    },
    {
      name: 'names and common words',
      files: {
        '01.md': '[@a; @b]',
        'references.bib':
          '@misc{a, title={The JavaScript of Understanding: within GitHub and Thailand}}\n@misc{b, title={Under one script of Java}}'
      },
      expect: []
    },
    {
      name: 'names of conferences',
      files: {
        '01.md': '[@a; @b; @c]',
        'references.bib':
          '@inproceedings{a, title={A}, booktitle={Proceedings of HumanComputing}}\n@misc{b, title={Human computing in Asia}}\n@inproceedings{c, title={C}, booktitle={HumanComputing 12}}'
      },
      expect: []
    },
    {
      name: 'names of programs',
      files: {
        '01.md': '[@a; @b; @c; @d; @e; @f]',
        'references.bib':
          '@misc{a, title={{TransportMaps}}}\n@misc{b, title={Transport maps in Asia}}\n@misc{c, title={TransportMaps.jl in Practice}}\n@misc{d, title={Measuring with TransportMaps 1.5}}\n@misc{e, title={The R Package TransportMaps}}\n@misc{f, title={TransportMaps: Measures}}'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    const references = entriesOf(manuscript)
    // Few bibliographies have a word that may be two.
    let count: ((words: string) => number) | undefined
    for (const reference of references) {
      if (!mayBeFused(reference)) continue
      count ??= counter(references)
      yield* fusedIn(reference, count)
    }
  }
} satisfies Rule

/** The fused words in the titles of an entry. */
function* fusedIn(reference: Reference, count: (words: string) => number): Generator<RuleFinding> {
  for (const part of titlesOf(reference)) {
    if (!isCandidate(part)) continue
    for (const [word] of part.text.matchAll(/\p{L}{6,}/gu)) {
      const divided = divide(word, count)
      if (divided === undefined || isNameIn(part, word)) continue
      yield findingOf(placedAt(part, word), `\`${word}\` looks like two words, expected \`${divided}\``, {
        expected: [divided]
      })
    }
  }
}

function titlesOf(reference: Reference): readonly ReferencePart[] {
  return ['title', 'container-title'].flatMap(variable => partOf(reference, variable) ?? [])
}

const mayBeFused = perWork((reference): boolean =>
  titlesOf(reference).some(
    part => isCandidate(part) && [...part.text.matchAll(/\p{L}{6,}/gu)].some(([word]) => fused.test(word))
  )
)

/** Whether a title may contain words that were fused. A title of one word is assumed to be the name of a program. */
function isCandidate({text}: ReferencePart): boolean {
  return candidate.test(text) && /\s/.test(text)
}

/**
 * Returns a function that counts a word in the titles of all entries; for several words, it only returns whether they
 * occur: 1 or 0.
 */
function counter(references: readonly Reference[]): (words: string) => number {
  const counts = once(() => {
    const found = new Map<string, number>()
    for (const reference of references)
      for (const word of wordsOf(reference).words) found.set(word, (found.get(word) ?? 0) + 1)
    return found
  })
  let asked = 0
  const countOf = (word: string): number => {
    asked++
    // Counting all words pays off only for many questions.
    if (asked > fewQuestions) return counts().get(word) ?? 0
    let count = 0
    for (const reference of references) {
      const {text, words} = wordsOf(reference)
      if (text.includes(word)) for (const each of words) if (each === word) count++
    }
    return count
  }
  return words =>
    words.includes(' ')
      ? Number(references.some(reference => wordsOf(reference).text.includes(words.toLowerCase())))
      : countOf(words.toLowerCase())
}

const fewQuestions = 16

const wordsOf = perWork(reference => {
  const text = titlesOf(reference)
    .map(part => part.text.toLowerCase())
    .join('\n')
  return {text, words: text.split(/[\s.,:;?!()/'’"“”–—-]+/)}
})

const fused = /\p{Ll}\p{Lu}|(?:and|of|the|for)$|^(?:in|of|and|the)\p{Lu}/u

/** Splits a word in two, if the bibliography has both parts as words and the whole word nowhere else. */
function divide(word: string, count: (words: string) => number): string | undefined {
  if (!fused.test(word) || count(word) > 1) return undefined
  const known = (words: string) => count(words) > 0
  const camel = /^(\p{L}\p{Ll}{3,})(\p{Lu}\p{Ll}{3,})$/u.exec(word)
  // `PageRank` is a name; `HumanTrafficking` is not, if other titles have “human trafficking”.
  if (camel && known(`${camel[1]} ${camel[2]}`)) return `${camel[1]} ${camel[2]}`
  const small =
    /^(\p{L}\p{Ll}{5,})(and|of|the|for)$/u.exec(word) ?? /^()(in|of|and|the)(?=\p{Lu}\p{Ll}{3})/u.exec(word)
  if (small === null) return undefined
  const first = small[1] === '' ? small[2]! : small[1]!
  const rest = word.slice(first.length)
  return known(first) && known(rest) && first.length + rest.length === word.length
    ? `${first} ${rest}`
    : undefined
}

/**
 * Whether a word with an inner capital is the name of a program: it has a file extension or a version, precedes a
 * colon, or the title calls it one.
 */
function isNameIn({text, reference}: ReferencePart, word: string): boolean {
  if (!/\p{Ll}\p{Lu}\p{Ll}{3}/u.test(word)) return false
  if (reference.csl.type === 'software' || programs.test(text) || isOfConference(reference, text)) return true
  const end = text.indexOf(word) + word.length
  return /^(?:\.\p{L}|\s*:|\s+v?\d)/u.test(text.slice(end))
}

/** Whether a title names a conference, as in “Proceedings of HumanComputation”, or is the title of its proceedings. */
function isOfConference({csl}: ReferencePart['reference'], text: string): boolean {
  return conferences.test(text) || (csl.type === 'paper-conference' && text === csl['container-title'])
}

const conferences = /\b(?:conference|congress|meeting|proceedings|symposium|workshop)s?\b/i

const programs = /\b(?:framework|library|module|package|program|software|toolbox|toolkit|version)s?\b/i

/** A capital inside a word, or a function word at its end or beginning. */
const candidate = /\p{Ll}\p{Lu}|\p{Ll}{5}(?:and|of|the|for)(?!\p{L})|(?<!\p{L})(?:in|of|and|the)\p{Lu}/u
