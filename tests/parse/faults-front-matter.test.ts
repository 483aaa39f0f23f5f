import {describe, expect, test} from 'vitest'
import {locator} from '../../src/core/position.ts'
import type {Finding} from '../../src/core/types.ts'
import {readMacroSettings} from '../../src/parse/settings/macros.ts'
import {readOutputName} from '../../src/parse/settings/output-name.ts'
import {printedWords} from '../../src/parse/settings/printed-words.ts'
import {isDay, isoDate} from '../../src/parse/values/dates.ts'
import {readYaml, type YamlValue} from '../../src/parse/values/yaml.ts'
import {built} from '../built.ts'

function yaml(text: string): YamlValue | undefined {
  return readYaml(text, 'manuscript.yaml', 0, locator(text)).value
}

describe('dates of front matter', () => {
  test.each([
    ['29 June 2022', '2022-06-29'],
    ['29  June   2022', '2022-06-29'],
    ['29.  June 2022', '2022-06-29'],
    ['29 Jun., 2022', '2022-06-29'],
    ['29 June,  2022', '2022-06-29'],
    ['2 june 2022', '2022-06-02'],
    ['22nd June 2022', '2022-06-22'],
    ['June  29,  2022', '2022-06-29'],
    ['June 29 2022', '2022-06-29'],
    ['June 9th 2022', '2022-06-09'],
    ['Jun. 29, 2022', '2022-06-29'],
    ['June  2022', '2022-06'],
    ['June., 2022', '2022-06'],
    ['2022-6-9', '2022-06-09'],
    ['2022-06-09 1', '2022-06-09'],
    ['2022-06-09T1', '2022-06-09'],
    ['2022-06T1', '2022-06'],
    ['2022/6/9', '2022-06-09'],
    ['2022-12-31', '2022-12-31'],
    ['2022-1', '2022-01'],
    ['2022-06-09Z', undefined],
    ['2022-06-09 x', undefined],
    ['29June 2022', undefined],
    ['29 June2022', undefined],
    ['June29, 2022', undefined],
    ['June2022', undefined],
    ['29 Ju 2022', undefined],
    ['29 Foo 2022', undefined],
    ['June 2022 x', undefined],
    ['June 29 2022 x', undefined],
    ['the 29 June 2022', undefined],
    ['2022-13', undefined],
    ['2022-00-01', undefined],
    ['2022-01-00', undefined],
    ['202-01-01', undefined],
    ['20222-01-01', undefined],
    ['2022/6/31', undefined]
  ])('%s is %s', (text, expected) => {
    expect(isoDate(text)).toBe(expected)
  })

  test.each([
    ['2022-06-09', true],
    ['2022-6-9', false],
    ['2022-06', false],
    ['2022-06-31', false],
    ['June, 2022', false],
    ['2022-06-9 ', false]
  ])('%j is a day: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected)
  })
})

describe('macros of settings', () => {
  test.each<[string, readonly (readonly [string, string])[]]>([
    [
      'macros: {R: "\\\\mathbb{R}", "\\\\N": "\\\\mathbb{N}"}',
      [
        ['R', '\\mathbb{R}'],
        ['N', '\\mathbb{N}']
      ]
    ],
    ['math: {R: "x"}', [['R', 'x']]],
    ['macros: {R1: "x", "R S": "x", "": "x", S: [x]}', []],
    ['macros: [R]', []],
    ['header-includes: "\\\\newcommand{\\\\R}{x}"', [['R', 'x']]],
    [
      'header_includes: ["\\\\newcommand{\\\\R}{x}", "\\\\newcommand{\\\\S}{y}"]',
      [
        ['R', 'x'],
        ['S', 'y']
      ]
    ],
    ['header-includes: [{text: "\\\\newcommand{\\\\R}{x}"}, {file: a.tex}]', [['R', 'x']]],
    [
      'header-includes: "\\\\newcommand{\\\\R}{x}"\nmacros: {R: y}',
      [
        ['R', 'x'],
        ['R', 'y']
      ]
    ],
    ['title: T', []]
  ])('%s', (text, expected) => {
    expect(readMacroSettings(yaml(text)).map(({name, body}) => [name, body])).toEqual(expected)
  })
})

describe('the name of the outputs', () => {
  test.each([
    ['output: paper', 'paper', 0],
    ['slug: paper', 'paper', 0],
    ['output-file: paper', 'paper', 0],
    ['output: a.b_c-d', 'a.b_c-d', 0],
    ['output: Größe1', 'Größe1', 0],
    ['output: 1', '1', 0],
    ['output: html_document', undefined, 0],
    ['output: beamer_presentation', undefined, 0],
    ['output: rticles::joss_article', undefined, 0],
    ['output: a.b::c', undefined, 0],
    ['output: {html_document: default}', undefined, 0],
    ['output: html_documents', 'html_documents', 0],
    ['output: x html_document', undefined, 1],
    ['output: a::b c', undefined, 1],
    ['output: ::b', undefined, 1],
    ['output: "a::"', undefined, 1],
    ['output: a/b', undefined, 1],
    ['output: .a', undefined, 1],
    ['output: -a', undefined, 1],
    ['output: a.', undefined, 1],
    ['output: CON', undefined, 1],
    ['output: a b', undefined, 1],
    ['output: ""', undefined, 0],
    ['title: T', undefined, 0]
  ])('%s', (text, name, count) => {
    const findings: Finding[] = []
    expect(readOutputName(yaml(text), 'manuscript.yaml', findings)).toBe(name)
    expect(findings.map(({rule, place}) => [rule, place?.start.column])).toEqual(
      count === 0 ? [] : [['output-name', 9]]
    )
  })

  test('of more than sixty letters is abbreviated in the message', () => {
    const message = (length: number): string => {
      const findings: Finding[] = []
      readOutputName(yaml(`output: ${'a'.repeat(length - 1)}!`), 'manuscript.yaml', findings)
      return /`(.*?)`/.exec(findings[0]!.message)![1]!
    }
    expect(message(60)).toBe(`${'a'.repeat(59)}!`)
    expect(message(61)).toBe(`${'a'.repeat(59)}…`)
  })
})

describe('metadata texts that the page shows', () => {
  test.each(
    'short-title shorttitle running-title running-head title-short authors author affiliations institutes institute keywords tags subject journal copyright'.split(
      ' '
    )
  )('%s', name => {
    expect(printedWords(yaml(`${name}: Ωmega`), 'en').map(({text, lang}) => [text, lang])).toEqual([
      ['Ωmega', 'en']
    ])
    expect(printedWords(yaml(`${name}: [{a: [Ωmega, Omega]}, Яma]`), 'en').map(({text}) => text)).toEqual([
      'Ωmega',
      'Яma'
    ])
  })

  test.each(['title', 'abstract', 'license', 'bibliography'])('not %s', name => {
    expect(printedWords(yaml(`${name}: Ωmega`), 'en')).toEqual([])
  })
})

describe('settings', () => {
  test.each([
    ['toc-depth: 1', 1, 0],
    ['toc-depth: 5', 5, 0],
    ['toc-depth: 0', 3, 1],
    ['toc-depth: 6', 3, 1],
    ['toc-depth: 15', 3, 1],
    ['toc-depth: 51', 3, 1],
    ['toc-depth: deep', 3, 1],
    ['toc-depth: [2]', 3, 1],
    ['title: T', 3, 0]
  ])('%s', async (text, depth, count) => {
    const {manuscript, diagnostics} = await built({'manuscript.yaml': text})
    expect(manuscript.settings.contentsDepth).toBe(depth)
    expect(diagnostics.filter(({rule}) => rule === 'setting-invalid')).toHaveLength(count)
  })

  test.each(['id', 'name', 'type', 'text', 'url', 'link'])('license: {%s: …}', async name => {
    const {manuscript} = await built({'manuscript.yaml': `license: {${name}: CC-BY-4.0}`})
    expect(manuscript.metadata.license?.id).toBe('CC-BY-4.0')
  })
})

describe('YAML', () => {
  /** A value as JSON, with scalars as written. */
  function plain(value: YamlValue | undefined): unknown {
    if (value?.kind === 'list') return value.items.map(plain)
    if (value?.kind === 'map')
      return Object.fromEntries(value.entries.map(({key, value: each}) => [key, plain(each)]))
    return value && [value.value, value.text]
  }

  test.each([
    ['a: b', {a: ['b', 'b']}],
    ['a: "b"', {a: ['b', 'b']}],
    ['a: 0012', {a: [12, '0012']}],
    ['a: 1.50', {a: [1.5, '1.50']}],
    ['a: 2026-11-24', {a: ['2026-11-24', '2026-11-24']}],
    ['a: yes', {a: ['yes', 'yes']}],
    ['a: True', {a: [true, 'True']}],
    ['a: ~', {a: [null, '~']}],
    ['a:', {a: [null, '']}],
    ['1: b', {1: ['b', 'b']}],
    ['a: [b, {c: d}]', {a: [['b', 'b'], {c: ['d', 'd']}]}],
    ['a: >-\n  b\n  c', {a: ['b c', 'b c']}],
    [
      '- a\n- b',
      [
        ['a', 'a'],
        ['b', 'b']
      ]
    ],
    ['a: &x b\nc: *x', {a: ['b', 'b'], c: ['b', 'b']}]
  ])('%j', (text, expected) => {
    expect(plain(yaml(text))).toEqual(expected)
  })

  test.each([
    [40, 0],
    [41, 1]
  ])('brackets %d deep: %d findings', (deep, count) => {
    const nested = (open: string, close: string): string => `a: ${open.repeat(deep)}${close.repeat(deep)}`
    const read = (text: string) => readYaml(text, 'a.yaml', 0, locator(text))
    expect(read(nested('[', ']')).findings).toHaveLength(count)
    // Brackets that are closed do not count towards the depth of nesting.
    expect(read(`a: [${Array<string>(60).fill('[]').join()}]`).findings).toEqual([])
  })
})
