import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {styleFaults} from '../../src/csl/check/style-faults.ts'
import {everyCslStyle} from '../../src/node/program/csl-repository.ts'

const wrapped = (inner: string): string =>
  `<style version="1.0"><info><title>t</title></info>${inner}</style>`
const layout = (inner: string): string => `<citation><layout>${inner}</layout></citation>`

/** What the first fault that is fatal says, and the source at its place. */
function fault(source: string): readonly string[] {
  const found = styleFaults(source).find(({kind}) => kind === 'fatal')
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

describe('macros that each call another twice', () => {
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

  test('ten are rendered', () => {
    expect(fault(doubling(10))).toEqual([])
  })

  test.each([20, 30, 60])('%i are rejected immediately', count => {
    expect(fault(doubling(count))[0]).toBe(
      'Unexpected macros that call more than 250000 elements, expected fewer'
    )
  })

  test('a chain that is too long is rejected', () => {
    expect(fault(doubling(20_000))[0]).toBe('Unexpected macros that call one another more than 100 deep')
  })

  test('only the largest branch of a choice counts', () => {
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
test.each(readdirSync(folder).filter(file => file.endsWith('.csl')))('%s has no faults', file => {
  expect(fault(readFileSync(new URL(file, folder), 'utf8'))).toEqual([])
})

const style = (inner: string, attributes = ''): string =>
  `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"${attributes}>` +
  `<info><title>t</title><id>i</id><updated>2026-01-31T12:00:00+00:00</updated></info>${inner}</style>`

/** The faults of a style, each as its kind, what it says, and the source at its place. */
function faults(source: string): readonly string[] {
  return styleFaults(source).map(
    ({kind, message, offset, end}) => `${kind}: ${message} [${source.slice(offset, end)}]`
  )
}

describe('violations of CSL 1.0.2 in a layout', () => {
  test.each([
    [
      '<text variable="titel"/>',
      'Unexpected `titel` for `variable`, expected a variable for a text, a title or a number [variable="titel"]'
    ],
    [
      '<text variable="issued"/>',
      'Unexpected `issued` for `variable`, expected a variable for a text, a title or a number [variable="issued"]'
    ],
    [
      '<names variable="author titel"/>',
      'Unexpected `titel` for `variable`, expected variables for names [variable="author titel"]'
    ],
    ['<text term="ibidem"/>', 'Unexpected `ibidem` for `term`, expected a term of CSL 1.0.2 [term="ibidem"]'],
    [
      '<text value="a" font-style="itallic"/>',
      'Unexpected `itallic` for `font-style`, expected `italic`, `normal` or `oblique` [font-style="itallic"]'
    ],
    [
      "<text value='>' prefixx = '>'/>",
      "Unexpected attribute `prefixx` of `text`, expected one that CSL 1.0.2 has there [prefixx = '>']"
    ],
    [
      '<text/>',
      'Unexpected `text` without `macro`, `term`, `value` or `variable`, expected the attribute [<text]'
    ],
    [
      '<text value="a" term="in"/>',
      'Unexpected attribute `value` beside `term`, expected one of them [value="a"]'
    ],
    [
      '<text variable="title" form="verb"/>',
      'Unexpected `verb` for `form`, expected `long` or `short` [form="verb"]'
    ],
    [
      '<choose><if type="book gazet"><text value="a"/></if></choose>',
      'Unexpected `gazet` for `type`, expected types of works of CSL 1.0.2 [type="book gazet"]'
    ],
    [
      '<choose><if><text value="a"/></if></choose>',
      'Unexpected `if` without `disambiguate`, `is-numeric`, `is-uncertain-date`, `locator`, `position`, `type` or `variable`, expected the attribute [<if]'
    ],
    [
      '<choose><if locator="sub verbo"><text value="a"/></if></choose>',
      'Unexpected `sub` for `locator`, expected kinds of locators of CSL 1.0.2 [locator="sub verbo"]'
    ],
    [
      '<choose><else><text value="a"/></else><if type="book"/></choose>',
      'Unexpected `if` after `else`, expected it before [<if]'
    ],
    [
      '<group><sort/></group>',
      /^idle: Unexpected element `sort` in `group`, expected `names`, .* \[<sort\]$/
    ],
    ['<group/>', /^idle: Unexpected `group` without `names`, .*, expected the element \[<group\]$/],
    ['<group>a<text value="b"/></group>', 'Unexpected text in `group`, expected elements [<group]'],
    [
      '<date variable="issued"/>',
      'Unexpected `date` without `form` and without `date-part`, expected one of them [<date]'
    ],
    [
      '<date variable="issued" form="text"><date-part name="day" prefix="("/></date>',
      'Unexpected attribute `prefix` in a `date` with `form`, expected none [prefix="("]'
    ],
    [
      '<date variable="issued"><date-part name="year" form="ordinal"/></date>',
      'Unexpected `ordinal` for `form`, expected `long` or `short` [form="ordinal"]'
    ],
    [
      '<names variable="author"><label/><label/></names>',
      'Unexpected second `label` in `names`, expected one [<label]'
    ],
    [
      '<names variable="author" jurisdiction="us"/>',
      'Unexpected attribute `jurisdiction` of CSL-M, expected CSL 1.0.2: what Juris-M adds has no effect [jurisdiction="us"]'
    ]
  ])('%s', (inner, expected) => {
    const found = faults(style(layout(inner)))
    expect(found).toEqual([
      typeof expected === 'string' ? `idle: ${expected}` : expect.stringMatching(expected)
    ])
  })
})

test.each([
  ['a layout with nothing in it', style(layout('')), /^fatal: Unexpected `layout` without .* \[<layout\]$/],
  ['no layout', style('<citation/>'), /^fatal: Unexpected `citation` without `layout`/],
  [
    'no citation',
    style('<bibliography><layout><text value="a"/></layout></bibliography>'),
    /^fatal: .*`citation`/
  ],
  [
    'conditions of Juris-M',
    style(layout('<choose><if type="book"><conditions/></if></choose>')),
    /^fatal: Unexpected element `conditions` of CSL-M/
  ],
  ['a locale', '<locale/>', /^fatal: Unexpected element `locale`, expected `style`/],
  [
    'an option',
    style(layout('<text value="a"/>'), ' foo="b"'),
    /^formal: Unexpected attribute `foo` of `style`/
  ],
  [
    'a macro that nothing calls',
    style(`<macro name="a"><text macro="b"/></macro>${layout('<text value="a"/>')}`),
    /^idle: Unexpected call of `b`/
  ],
  [
    'a second macro of a name',
    style(
      `<macro name="a"><text value="b"/></macro><macro name="a"><text value="c"/></macro>${layout('<text macro="a"/>')}`
    ),
    /^idle: Unexpected second macro `a`/
  ],
  [
    'a term',
    style(
      `<locale><terms><term name="page" match="last-digit">p</term></terms></locale>${layout('<text value="a"/>')}`
    ),
    /^idle: Unexpected attribute `match` of the term `page`, expected none/
  ],
  [
    'a date of its own form',
    style(layout('<text value="a"/>')).replace('2026-01-31T12:00:00+00:00', 'yesterday'),
    /^formal: Unexpected `yesterday` for `updated`/
  ]
])('%s', (_, source, expected) => {
  expect(faults(source)).toEqual([expect.stringMatching(expected)])
})

test('all missing macros are reported', () => {
  expect(faults(style(layout('<text macro="a"/><text macro="b"/>')))).toHaveLength(2)
})

test('no style of the repository has faults', async () => {
  const faulty = new Map<string, readonly string[]>()
  for await (const {name, xml} of everyCslStyle()) {
    const found = faults(xml)
    if (found.length > 0) faulty.set(name, found)
  }
  expect(Object.fromEntries(faulty)).toEqual({})
}, 120_000)
