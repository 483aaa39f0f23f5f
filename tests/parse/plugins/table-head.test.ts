import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {type Processor, unified} from 'unified'
import {describe, expect, test} from 'vitest'
import {remarkTableHead} from '../../../src/parse/plugins/table/head-row.ts'
import fc from '../../properties.ts'

const usual = unified().use(remarkParse).use(remarkGfm)
const looking = unified().use(remarkParse).use(remarkGfm).use(remarkTableHead)

describe('tables are those of GFM', () => {
  test.each([
    '| a | b |\n|---|---|\n| c | d |',
    'a\n-',
    'a | b\n:-: | -\nc\n\nd',
    'Words\n| a |\n|---|\n| b |\n| c |',
    '> | a |\n> |---|\n> | b |\nc',
    '> | a |\n|---|',
    '- | a |\n  |---|\n- | b |\n  :-',
    '| a |\n    |---|',
    '| a |\n|---|\n\n| b |\n|---|',
    'a\r\n|-|\r\nb',
    '| a |',
    '\t| a |\n|-|'
  ])('%j', text => {
    expect(looking.parse(text)).toEqual(usual.parse(text))
  })

  test('in any lines', () => {
    const line = fc
      .array(fc.constantFrom('a', '|', '-', ':', ' ', '\t', '> ', '- ', '1. ', '`', '\\', '#'), {
        maxLength: 7
      })
      .map(parts => parts.join(''))
    const text = fc.array(line, {maxLength: 6}).map(lines => lines.join('\n'))
    fc.assert(
      fc.property(text, each => {
        expect(looking.parse(each)).toEqual(usual.parse(each))
      }),
      {numRuns: 2000}
    )
  })
})

test('a line that has no delimiters below is not read as the head of a table', () => {
  let read = 0
  function counted(this: Processor): void {
    this.data().micromarkExtensions = [
      {
        flow: {
          null: {
            name: 'table',
            tokenize: (_effects, _ok, nok) => code => {
              read++
              return nok(code)
            }
          }
        }
      }
    ]
  }
  const readsOf = (text: string): number => {
    read = 0
    unified().use(remarkParse).use(counted).use(remarkTableHead).parse(text)
    return read
  }
  expect(readsOf('| Some words |\nand more\n\nand more')).toBe(0)
  expect(readsOf('Some words\n  :-: and more')).toBeGreaterThan(0)
})
