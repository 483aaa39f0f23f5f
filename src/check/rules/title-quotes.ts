import {entriesOf, findingOf, partOf, placedAt} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const titleQuotes = {
  code: 'G224',
  name: 'title-quotes',
  severity: 'info',
  summary: 'Quotation marks in a title come in pairs, and do not enclose the whole title.',
  why: 'Readers cannot tell where a quotation ends if one of its marks is missing.',
  examples: [
    {
      name: 'odd marks',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@misc{a, title={The “Quiet War}}\n@misc{b, title={Youths‟ Voices}}\n@misc{c, title={Sold ‘as Brides}}'
      },
      expect: [
        'references.bib:1:21-1:22 `“` has no partner in the title',
        'references.bib:2:23-2:24 `‟` (U+201F) is neither a quotation mark nor an apostrophe',
        'references.bib:3:22-3:23 `‘` has no partner in the title'
      ]
    },
    {
      name: 'marks around a whole title',
      files: {'01.md': '[@a]', 'references.bib': '@misc{a, title={"The Quiet War"}}'},
      expect: ['references.bib:1:16-1:33 The whole title is in quotation marks, and the style adds its own']
    },
    {
      name: 'pairs and apostrophes',
      files: {
        '01.md': '[@a]',
        'references.bib': "@misc{a, title={The ‘Quiet’ „War“ of ``Pakistan’s'' “Youths’ Voices”, »quoted«}}"
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const reference of entriesOf(manuscript)) {
      for (const variable of ['title', 'container-title']) {
        const part = partOf(reference, variable)
        if (part === undefined || !/["‘“”„‟«»‹›]/.test(part.text)) continue
        if (/^(?:"[^"]+"|“[^“”]+”)$/.test(part.text))
          yield findingOf(part, 'The whole title is in quotation marks, and the style adds its own')
        const odd = /\u201F/.exec(part.text)?.[0]
        const single = odd === undefined ? alone(part.text) : undefined
        if (odd !== undefined)
          yield findingOf(
            placedAt(part, odd),
            `\`${odd}\` (U+201F) is neither a quotation mark nor an apostrophe`
          )
        if (single !== undefined)
          yield findingOf(placedAt(part, single), `\`${single}\` has no partner in the title`)
      }
    }
  }
} satisfies Rule

/** The kind of quotation mark with an odd number of occurrences; apostrophes do not pair with “‘”. */
function alone(text: string): string | undefined {
  const double = [...text.matchAll(/[“”„]/g)]
  if (double.length % 2 === 1) return double[0]![0]
  const angle = [...text.matchAll(/[«»‹›]/g)]
  if (angle.length % 2 === 1) return angle[0]![0]
  // An opening ‘ needs a closing ’; after ‚, the mark ‘ itself closes. The marks in “‘90s” and “rock ‘n’ roll” are
  // apostrophes.
  const opened = [...text.matchAll(/(?<![\p{L}\p{N}])‘(?=\p{L}{2,})/gu)].length
  const closed = [...text.matchAll(/[’‘](?![\p{L}\p{N}])/gu)].length
  return opened > closed && !/‚/.test(text) ? '‘' : undefined
}
