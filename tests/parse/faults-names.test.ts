import {describe, expect, test} from 'vitest'
import type {CslName} from '../../src/core/types.ts'
import {built} from '../built.ts'

describe('names of a bibliography', () => {
  // Each name with its parts, and with words of the finding, if there is one.
  test.for<readonly [string, readonly string[], string?]>([
    ['Doe', ['family: Doe']],
    ['Jane Doe', ['family: Doe, given: Jane']],
    ['Doe, Jane', ['family: Doe, given: Jane']],
    ['von Doe, Jane', ['family: Doe, given: Jane, dropping-particle: von']],
    ['Jane von Doe', ['family: Doe, given: Jane, dropping-particle: von']],
    ['Jane von der Doe', ['family: Doe, given: Jane, dropping-particle: von der']],
    ['van Doe', ['family: Doe, dropping-particle: van']],
    ['von Doe, Jr, Jane', ['family: Doe, given: Jane, dropping-particle: von, suffix: Jr']],
    ['Doe, Jr., Jane', ['family: Doe, given: Jane, suffix: Jr.']],
    ['Doe, Jane, Jr.', ['family: Doe, given: Jane, suffix: Jr.'], 'wrong order'],
    ['Doe, Jane, III', ['family: Doe, given: Jane, suffix: III'], 'wrong order'],
    ['Doe, Jane, 2nd', ['family: Doe, given: Jane, suffix: 2nd'], 'wrong order'],
    ['Doe, Jane, 3rd', ['family: Doe, given: Jane, suffix: 3rd'], 'wrong order'],
    ['Doe, Jane, 4th', ['family: Doe, given: Jane, suffix: 4th'], 'wrong order'],
    ['Doe, Jane, PhD', ['family: Doe, given: Jane, suffix: PhD'], 'wrong order'],
    ['Doe, Jane, Ph. D.', ['family: Doe, given: Jane, suffix: Ph. D.'], 'wrong order'],
    ['Doe, Jane, M.D.', ['family: Doe, given: Jane, suffix: M. D.'], 'wrong order'],
    ['Doe, Jane, Esq', ['family: Doe, given: Jane, suffix: Esq'], 'wrong order'],
    ['Doe, Jane, Snr', ['family: Doe, given: Jane, suffix: Snr'], 'wrong order'],
    ['Doe, Jane, Junior', ['family: Doe, given: Jane, suffix: Junior'], 'wrong order'],
    ['Doe, Jane, Bob', ['family: Doe, given: Bob, suffix: Jane']],
    ['Ann Doe, Bob Roe, Cid Poe', ['literal: Ann Doe, Bob Roe, Cid Poe'], 'too many commas'],
    ['Ann Doe, Bob Roe,', ['literal: Ann Doe, Bob Roe'], 'too many commas'],
    ['Doe, Jane,', ['family: Doe, given: Jane'], 'too many commas'],
    ['Doe; Roe', ['literal: Doe; Roe'], '`;`'],
    ['Doe & Roe', ['literal: Doe & Roe'], '`&`'],
    ['AT&T', ['family: AT&T']],
    ['{Simon & Schuster}', ['literal: Simon & Schuster']],
    ['{Doe and Roe}', ['literal: Doe and Roe']],
    ['Doe and Roe', ['family: Doe', 'family: Roe']],
    ['Doe AND Roe', ['family: Doe', 'family: Roe']],
    ['Anderson and Sandy', ['family: Anderson', 'family: Sandy']],
    ['Doe and others', ['family: Doe', 'literal: et al.']],
    ['Doe and et al.', ['family: Doe', 'literal: et al.']],
    ['Doe and et. al', ['family: Doe', 'literal: et al.']],
    ['others', ['literal: et al.']],
    ['{others}', ['literal: others']],
    ['Doe and', ['family: Doe'], '`and`'],
    ['and Doe', ['family: Doe'], '`and`'],
    ['Doe and and Roe', ['family: Doe', 'family: Roe'], '`and`'],
    ['a, b, c, d', ['literal: a, b, c, d'], 'too many commas'],
    ['J.G. Smith', ['family: Smith, given: J. G.']],
    ['J. G. Smith', ['family: Smith, given: J. G.']],
    ['Smith, J.-P.', ['family: Smith, given: J.-P.']],
    ['Smith, É.É.', ['family: Smith, given: É. É.']],
    ['{van} Helsing, A', ['family: Helsing, given: A, non-dropping-particle: van']],
    ['{van Helsing}, A', ['family: Helsing, given: A, non-dropping-particle: van']],
    ['{Van Helsing}, A', ['family: Van Helsing, given: A']],
    ['Kobbe, Cayetano von', ['family: Kobbe, given: Cayetano, dropping-particle: von']],
    ['Kobbe, von', ['family: Kobbe, given: von']],
    ['de la Cruz, Ana', ['family: Cruz, given: Ana, dropping-particle: de la']],
    ['Ana {de la} Cruz', ['family: Cruz, given: Ana de la']],
    ['{\\"O}zgur Aksin', ['family: Aksin, given: Özgur']],
    ['family=Doe, given=Jane', ['family: Doe, given: Jane']],
    ['family=Doe, given=Jane, prefix=von', ['family: Doe, given: Jane, dropping-particle: von']],
    [
      'family=Doe, given=Jane, prefix=von, useprefix=true',
      ['family: Doe, given: Jane, non-dropping-particle: von']
    ],
    ['family=Doe, given="Jane", suffix=Jr', ['family: Doe, given: Jane, suffix: Jr']],
    ['given=Jane, given-i=J, family=Doe', ['family: Doe, given: Jane']],
    ['family=Doe, Jane', ['literal: family=Doe, Jane'], 'too many commas'],
    ['FAMILY=Doe, Given=Jane', ['family: Doe, given: Jane']],
    ['prefix=von, prefix=der, family=Doe', ['family: Doe, dropping-particle: von der']],
    ['jane doe', ['family: doe, dropping-particle: jane']],
    ['Doe,Jane', ['family: Doe, given: Jane']],
    ['Doe\u00A0, Jane', ['family: Doe, given: Jane']],
    ['Jane  Mary   Doe', ['family: Doe, given: Jane Mary']],
    ['{Doe}, {Jane}', ['family: Doe, given: Jane']],
    ['{{WHO}}', ['literal: WHO']],
    [
      'Müller, K. and {ECMWF} and Jane Roe',
      ['family: Müller, given: K.', 'literal: ECMWF', 'family: Roe, given: Jane']
    ],
    ['von', ['family: von']],
    ['Von Doe, Jane', ['family: Von Doe, given: Jane']]
  ])('%s', async ([written, names, words]) => {
    const files = {'references.bib': `@book{doe, title = {T}, author = {${written}}}`}
    const {manuscript, diagnostics} = await built(files)
    const {author} = manuscript.bibliography.byKey.get('doe')!.csl
    expect((author as readonly CslName[]).map(shown)).toEqual(names)
    const told = diagnostics.filter(({rule}) => rule === 'bibliography-value').map(({message}) => message)
    expect(told).toEqual(words === undefined ? [] : [expect.stringContaining(words)])
  })

  test.each([
    ['useprefix=true', 'non-dropping-particle'],
    ['useprefix', 'non-dropping-particle'],
    ['useprefix=false', 'dropping-particle'],
    ['skipbib', 'dropping-particle']
  ])('options = {%s}: a %s', async (options, particle) => {
    const files = {'references.bib': `@book{doe, options = {${options}}, author = {von Doe, Jane}}`}
    const {author} = (await built(files)).manuscript.bibliography.byKey.get('doe')!.csl
    expect(author).toEqual([{family: 'Doe', given: 'Jane', [particle]: 'von'}])
  })
})

function shown(name: CslName): string {
  return Object.entries(name)
    .map(([part, text]) => `${part}: ${text}`)
    .join(', ')
}
