import {editOf} from '../../core/edits.ts'
import {entriesOf, findingOf, partOf, placedAt, type ReferencePart} from './about/parts.ts'
import type {Rule, RuleFinding} from './rule.ts'

export const titleSpace = {
  code: 'G225',
  name: 'title-space',
  severity: 'info',
  summary: 'One space follows punctuation, and none precedes it.',
  why: 'Misplaced spaces are printed, and lines break there.',
  examples: [
    {
      name: 'a blank before a comma, and none after it',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@misc{a, title={War ,Peace}}\n@misc{b, title={War ( and Peace)}}\n@misc{c, title={War , and Peace}}'
      },
      expect: [
        'references.bib:1:20-1:22 A space precedes `,`',
        'references.bib:2:21-2:23 A space follows `(`',
        'references.bib:3:20-3:22 A space precedes `,`'
      ]
    },
    {
      name: 'marks glued to a word',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@misc{a, title={Peace,war and trade}}\n@misc{b, title={Youth in Pakistan:Priorities}}'
      },
      expect: [
        'references.bib:1:22-1:24 `,w` lacks a space, expected `, w`',
        'references.bib:2:34-2:36 `:P` lacks a space, expected `: P`'
      ]
    },
    {
      name: 'two blanks, where a line does not begin',
      files: {
        '01.md': '[@a]',
        'references.bib': '@misc{a, title={War  and Peace}}\n@misc{b, title={War\n  and Peace}}'
      },
      expect: ['references.bib:1:20-1:22 The title has 2 spaces in a row']
    },
    {
      name: 'French, numbers, abbreviations and programs',
      files: {
        '01.md': '[@a; @b]',
        'references.bib':
          '@misc{a, title={La guerre : pourquoi ?}, langid={french}}\n@misc{b, title={Of 1,000 U.S. (or .NET) users, 9:1 ... go on}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    const {metadata} = manuscript
    for (const reference of entriesOf(manuscript)) {
      for (const variable of ['title', 'container-title', 'publisher']) {
        const part = partOf(reference, variable)
        if (part === undefined) continue
        const pattern = isEnglish(part, metadata.lang) ? blankBefore : / [,)](?=\s|$|\p{L})/u
        const before = pattern.exec(part.text)?.[0]
        if (before !== undefined)
          yield* repaired(part, before, before.slice(1), `A space precedes \`${before.slice(1)}\``)
        const many = / {2,}(?=\S)/.exec(part.field?.value.replace(/[\r\n] +/g, '\n') ?? '')?.[0]
        if (many !== undefined)
          yield* repaired(part, many, ' ', `The title has ${many.length} spaces in a row`)
        const after = /[([] /.exec(part.text)?.[0]
        if (after !== undefined)
          yield* repaired(part, after, after.slice(0, 1), `A space follows \`${after.slice(0, 1)}\``)
        const glued = /(?<=\p{Ll}{2})(?:[,;]\p{L}(?=\p{L}{2})|:\p{Lu}(?=\p{Ll}{2}))/u.exec(part.text)?.[0]
        if (glued !== undefined)
          yield* repaired(
            part,
            glued,
            `${glued.slice(0, 1)} ${glued.slice(1)}`,
            `\`${glued}\` lacks a space, expected \`${glued.slice(0, 1)} ${glued.slice(1)}\``
          )
      }
    }
  }
} satisfies Rule

const blankBefore = / (?:[,)](?=\s|$|\p{L})|[;:?!.](?=\s|$))/u

/** Whether a text is English; French, for example, has spaces before punctuation. */
function isEnglish({reference, text}: ReferencePart, lang: string): boolean {
  const language = `${reference.csl.language ?? lang}`
  return (
    /^en/i.test(language) &&
    (reference.csl.language !== undefined || /\b(?:and|for|in|of|the|to)\b/i.test(text))
  )
}

/** A finding with its repair, if the words are found in the file. */
function* repaired(
  part: ReferencePart,
  found: string,
  text: string,
  message: string
): Generator<RuleFinding> {
  const placed = placedAt(part, found)
  const {file} = part.reference
  const isThere = placed !== part && part.field?.value.includes(found)
  yield findingOf(placed, message, isThere ? {edits: [editOf(file, placed.place, found, text)]} : {})
}
