import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {styleFault} from '../../src/csl/check/style-faults.ts'

const wrapped = (inner: string): string =>
  `<style version="1.0"><info><title>t</title></info>${inner}</style>`
const layout = (inner: string): string => `<citation><layout>${inner}</layout></citation>`

/** What a fault says, and the source at its place. */
function fault(source: string): readonly string[] {
  const found = styleFault(source)
  return found === undefined ? [] : [found.message, source.slice(found.offset, found.offset + 20)]
}

test.each([
  [
    'a missing macro',
    wrapped(layout('<text macro="author"/>')),
    'Unexpected call of `author`, expected the name of a macro of the style',
    '<text macro="author"'
  ],
  [
    'a missing macro of a sort key',
    wrapped(`<citation><sort><key macro="author"/></sort><layout/></citation>`),
    'Unexpected call of `author`, expected the name of a macro of the style',
    '<key macro="author"/'
  ],
  [
    'a macro that calls itself',
    wrapped(`<macro name="a"><group><text macro="a"/></group></macro>${layout('<text macro="a"/>')}`),
    'Unexpected macro `a` that calls itself, expected an end',
    '<text macro="a"/></g'
  ],
  [
    'macros that call each other',
    wrapped(
      `<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a" /></macro>${layout('<text macro="a"/>')}`
    ),
    'Unexpected macro `a` that calls itself, expected an end',
    '<text macro="a" /></'
  ],
  [
    'an element that CSL does not have',
    wrapped(layout('<txt variable="title"/>')),
    'Unexpected element `txt`, expected an element of CSL 1.0.2',
    '<txt variable="title'
  ]
])('%s', (_, source, message, at) => {
  expect(fault(source)).toEqual([message, at])
})

test('broken XML', () => {
  expect(fault(wrapped('<citation><layout></citation>'))[0]).toMatch(/^Unexpected /)
  expect(fault('<style><citation>')[0]).toMatch(/^Unexpected /)
  expect(fault('')[0]).toMatch(/^Unexpected /)
})

describe('macros that call one another twice', () => {
  const doubling = (count: number): string =>
    wrapped(
      '<macro name="m0"><text variable="title"/></macro>' +
        Array.from(
          {length: count},
          (_, index) =>
            `<macro name="m${index + 1}"><text macro="m${index}"/><text macro="m${index}"/></macro>`
        ).join('') +
        layout(`<text macro="m${count}"/>`)
    )

  test('a few are rendered', () => {
    expect(fault(doubling(10))).toEqual([])
  })

  test.each([20, 30, 60])('%i are not, and that is known at once', count => {
    expect(fault(doubling(count))[0]).toBe(
      'Unexpected macros that call more than 250000 elements, expected fewer'
    )
  })

  test('nor is a chain without an end', () => {
    expect(fault(doubling(20_000))[0]).toBe('Unexpected macros that call one another more than 100 deep')
  })

  test('branches of a choice do not add up', () => {
    const branches = '<if type="book"><text macro="m0"/></if><else><text macro="m0"/></else>'
    const chosen = (count: number): string =>
      wrapped(
        '<macro name="m0"><text variable="title"/></macro>' +
          Array.from(
            {length: count},
            (_, index) =>
              `<macro name="m${index + 1}"><choose>${branches.replaceAll('m0', `m${index}`)}</choose></macro>`
          ).join('') +
          layout(`<text macro="m${count}"/>`)
      )
    expect(fault(chosen(60))).toEqual([])
  })
})

const folder = new URL('../../styles/csl/', import.meta.url)
test.each(readdirSync(folder).filter(file => file.endsWith('.csl')))('%s has no fault', file => {
  expect(fault(readFileSync(new URL(file, folder), 'utf8'))).toEqual([])
})
