import {entriesOf, findingOf, partOf, placedAt} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const titleMarkup = {
  code: 'G223',
  name: 'title-markup',
  severity: 'warning',
  summary: 'Titles contain no markup of other programs.',
  why: 'Tags, entities and letter-spaced words are printed as typed.',
  examples: [
    {
      name: 'a tag and an entity',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@misc{a, title={Growth of <em>E. coli</em> in <font>R&nbsp;D</font>}}\n@misc{b, title={E N H A N C I N G Participation}}'
      },
      expect: [
        'references.bib:1:47-1:53 `<font>` in a title is printed as typed',
        'references.bib:1:54-1:60 `&nbsp;` in a title is printed as typed',
        'references.bib:2:17-2:34 The letters `E N H A N C I N G` are separated by spaces'
      ]
    },
    {
      name: 'signs that mean themselves',
      files: {
        '01.md': '[@a]',
        'references.bib': '@misc{a, title={If $a<b$ and c>d: the A B C of R\\&D <3}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const reference of entriesOf(manuscript)) {
      for (const variable of ['title', 'container-title', 'publisher']) {
        const part = partOf(reference, variable)
        if (part === undefined) continue
        const name = variable === 'publisher' ? 'publisher' : 'title'
        const seen = new Set<string>()
        for (const [mark] of part.text.matchAll(marks)) {
          if (seen.has(mark.toLowerCase().replace('/', ''))) continue
          seen.add(mark.toLowerCase())
          yield findingOf(placedAt(part, mark), `\`${mark}\` in a ${name} is printed as typed`)
        }
        const spaced = letterSpaced.exec(part.text)?.[0].trim()
        if (spaced !== undefined)
          yield findingOf(placedAt(part, spaced), `The letters \`${spaced}\` are separated by spaces`)
      }
    }
  }
} satisfies Rule

/** HTML, MathML and JATS tags, and entities. */
const marks =
  /<\/?(?:mml:|jats:)?[a-z]+(?: [a-z:-]+=["'][^"'<>]*["'])*\s?\/?>|&(?:[a-z]{2,8}|#\d+|#x[\da-f]+);/gi

const letterSpaced = /(?<![\p{L}.])(?:\p{L} ){4,}\p{L}(?![\p{L}.])/u
