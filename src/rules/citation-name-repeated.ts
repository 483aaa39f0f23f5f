import {letters} from '../core/letters.ts'
import {familiesOf} from './about/hand-citations.ts'
import type {Rule} from './rule.ts'

export const citationNameRepeated = {
  code: 'G111',
  name: 'citation-name-repeated',
  severity: 'warning',
  summary: 'A citation that prints its author’s name does not follow the name.',
  why: 'It prints “Galtung Galtung (1969)”.',
  examples: [
    {
      name: 'the name twice',
      files: {
        '01.md': 'As Galtung @g says, and Freire and\nPoe @f [p. 3], and Khan et al. @k do.',
        'references.bib':
          '@book{g, author={Galtung, Johan}}\n@book{f, author={Freire, Paulo and Poe, Ann}}\n@book{k, author={Khan, A. and Roe, B. and Poe, C.}}'
      },
      expect: [
        '01.md:1:12-1:14 Unexpected name `Galtung` before `@g`, which prints it, expected `[-@g]`',
        '01.md:2:5-2:7 Unexpected name `Poe` before `@f`, which prints it, expected `[-@f, p. 3]`',
        '01.md:2:32-2:34 Unexpected name `Khan et al.` before `@k`, which prints it, expected `[-@k]`'
      ]
    },
    {
      name: 'once, and another’s',
      files: {
        '01.md': 'As Galtung [-@g] says of Freire. @g agrees, like Freire @g. Galtung. @g again.',
        'references.bib': '@book{g, author={Galtung, Johan}}'
      },
      expect: []
    }
  ],
  *check({chapters, citations}) {
    const texts = new Map(chapters.map(({path, text}) => [path, text]))
    for (const {citation, file, references} of citations) {
      const [item] = citation.items
      const [reference] = references
      const text = texts.get(file)
      if (!citation.narrative || !item || !reference || text === undefined) continue
      const before = text.slice(Math.max(0, item.place.start.offset - farthest), item.place.start.offset)
      // What stands in the front matter has the place of the whole.
      if (text.charAt(item.place.start.offset) !== '@') continue
      const families = familiesOf(reference)
      const wanted = families.length <= 2 ? families.at(-1) : families[0]
      const words = (families.length > 2 ? /(\S+\s+[*_]?et al\.?[*_]?)\s+$/ : /(\S+)\s+$/).exec(before)?.[1]
      if (words === undefined || wanted === undefined || wanted === '') continue
      const name = words.replace(/\s+[*_]?et al\.?[*_]?$/, '')
      if (/[.,;:!?)\]]$/.test(name) || !wanted.endsWith(letters(name)) || letters(name).length < 2) continue
      if (letters(name) !== wanted && !/\p{Lu}/u.test(name.charAt(0))) continue
      const locator = text.slice(item.place.end.offset, citation.place.end.offset)
      const added = /^\s*\[\s*([\s\S]*?)\s*\]$/.exec(locator)?.[1]
      const expected = `[-@${item.key}${added ? `, ${added.replace(/\s+/g, ' ')}` : ''}]`
      yield {
        file,
        place: item.place,
        subject: item.key,
        message: `Unexpected name \`${words.replace(/[*_]/g, '')}\` before \`@${item.key}\`, which prints it, expected \`${expected}\``,
        expected: [expected]
      }
    }
  }
} satisfies Rule

const farthest = 100
