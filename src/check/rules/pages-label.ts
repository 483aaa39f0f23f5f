import {editValue} from '../../core/edits.ts'
import {entriesOf, findingOf, partOf} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const pagesLabel = {
  code: 'G231',
  name: 'pages-label',
  severity: 'warning',
  summary: 'Pages, volumes and issues are numbers, without “pp.”, “vol.” or “no.”.',
  why: 'The style prints its own label, so the reference says “pp. pp. 3–9”.',
  examples: [
    {
      name: 'labels and a leading zero',
      files: {
        '01.md': '[@a]',
        'references.bib': '@article{a, volume={vol. 31}, number={No. 01}, pages={pp. 70--89}}'
      },
      expect: [
        'references.bib:1:20-1:29 `vol. 31` in `volume` contains a label, expected `31`',
        'references.bib:1:38-1:46 `No. 01` in `number` contains a label, expected `1`',
        'references.bib:1:54-1:66 `pp. 70--89` in `pages` contains a label, expected `70--89`'
      ]
    },
    {
      name: 'numbers, and a report’s own',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@article{a, volume={12}, number={3}, pages={1--5}}\n@report{b, number={No. 29}}\n@article{c, volume={B12}, number={Suppl. 2}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const reference of entriesOf(manuscript)) {
      for (const [variable, label] of labels) {
        const part = partOf(reference, variable)
        const written = part?.field?.value ?? part?.text ?? ''
        const match = label.exec(written)
        if (part === undefined || match === null) continue
        const name = part.field?.name ?? variable
        const value = written.slice(match[0].length).replace(/^0(?=[1-9]$)/, '')
        const isZero = !/\p{L}/u.test(match[0])
        const edit = part.field && editValue(reference.file, part.field, value)
        yield findingOf(
          part,
          `\`${written}\` in \`${name}\` ${isZero ? 'begins with a zero' : 'contains a label'}, expected \`${value}\``,
          {
            expected: [value],
            ...(edit && {edits: [edit]})
          }
        )
      }
    }
  }
} satisfies Rule

/** Labels with patterns of the text that must follow them; `025101` is the number of an article. */
const labels: ReadonlyArray<readonly [string, RegExp]> = [
  ['volume', /^(?:vol(?:ume|\.)?\s*(?=\d)|0(?=[1-9]$))/i],
  ['issue', /^(?:(?:no|nr|num|iss)\.?\s*(?=\d)|(?:issue|number)\s+(?=\d)|0(?=[1-9]$))/i],
  ['page', /^(?:pp?\.|pages?)\s*(?=\d)/i]
]
