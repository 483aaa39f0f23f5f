import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {styleFaults} from '../../src/csl/check/style-faults.ts'
import {everyCslStyle} from '../../src/node/program/csl-repository.ts'
import {quickPart} from '../tier.ts'

const wrapped = (inner: string): string =>
  `<style version="1.0"><info><title>t</title></info>${inner}</style>`
const layout = (inner: string): string => `<citation><layout>${inner}</layout></citation>`

/** The message of the first fatal fault, and the source at its place. */
function fault(source: string): readonly string[] {
  const found = styleFaults(source).find(({kind}) => kind === 'fatal')
  return found === undefined ? [] : [found.message, source.slice(found.offset, found.offset + 20)]
}

test.each([
  [
    'a missing macro',
    wrapped(layout('<text macro="author"/>')),
    'The style has no macro `author`',
    '<text macro="author"'
  ],
  [
    'a missing macro of a sort key',
    wrapped(`<citation><sort><key macro="author"/></sort><layout/></citation>`),
    'The style has no macro `author`',
    '<key macro="author"/'
  ],
  [
    'a macro that calls itself',
    wrapped(`<macro name="a"><group><text macro="a"/></group></macro>${layout('<text macro="a"/>')}`),
    'The macro `a` calls itself',
    '<text macro="a"/></g'
  ],
  [
    'macros that call each other',
    wrapped(
      `<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a" /></macro>${layout('<text macro="a"/>')}`
    ),
    'The macro `a` calls itself',
    '<text macro="a" /></'
  ],
  [
    'an element that CSL does not have',
    wrapped(layout('<txt variable="title"/>')),
    'CSL 1.0.2 has no element `txt`',
    '<txt variable="title'
  ]
])('%s', (_, source, message, at) => {
  expect(fault(source)).toEqual([message, at])
})

test('broken XML', () => {
  expect(fault('<style><citation>')[0]).toMatch(/^Unexpected /)
  expect(fault('')[0]).toMatch(/^Unexpected /)
})

describe('XML that is not well-formed', () => {
  const sound = wrapped(layout('<text value="a"/>'))
  const notATag = 'This is not an XML tag, expected a name, attributes such as `form="short"`, and `>`'
  test.each([
    ['</layout>', '', 'Unexpected `</citation>`, expected `</layout>`', '</citation></style>'],
    ['</layout>', '</group>', 'Unexpected `</group>`, expected `</layout>`', '</group></citation></'],
    ['"a"', 'a', notATag, '<text value=a/></layo'],
    ['"a"', '"a<b"', notATag, '<text value="a<b"/></'],
    ['"a"', '"a" value="b"', '`text` has the attribute `value` twice', '<text value="a" value'],
    ['"a"', '"a & b"', 'Unexpected `&`, expected `&amp;`', '& b"/></layout></cita'],
    [
      '"a"',
      '"&nbsp;"',
      'XML does not define `&nbsp;`, expected the character, or its number as in `&#160;`',
      '&nbsp;"/></layout></c'
    ],
    ['"a"', '"&#0;"', '`&#0;` is not a character', '&#0;"/></layout></cit'],
    ['</style>', '</style><style/>', 'The file continues after `</style>`', '<style/>'],
    ['<style', 'Style: <style', 'Unexpected text, expected `<style>`', 'Style: <style versio']
  ])('%s as %s', (right, wrong, message, at) => {
    expect(fault(sound)).toEqual([])
    expect(fault(sound.replace(right, wrong))).toEqual([message, at.slice(0, 20)])
  })

  test('the entities of a document type are not read', () => {
    const type = '<!DOCTYPE style [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    expect(fault(type + sound.replace('"a"', '"&b;"'))[0]).toMatch(/^XML does not define `&b;`/)
  })

  test('references, comments and sections are not faults', () => {
    const inner = '<text value="&amp;&#160;&#xA0;"/><!-- a & b --><?q &?>'
    expect(fault(wrapped(`${layout(inner)}<!-- & -->`))).toEqual([])
    expect(fault(`\ufeff${sound.replace('>t<', '><![CDATA[a & b]]><')}<!-- & -->\n`)).toEqual([])
  })
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

  test.each([20, 30, 60])('%i are not, and that is known at once', count => {
    expect(fault(doubling(count))[0]).toBe(
      'The `macro` has more than 250000 elements, including those of the macros that it calls'
    )
  })

  test('nor is a chain without an end', () => {
    expect(fault(doubling(20_000))[0]).toBe('The macros call one another more than 100 levels deep')
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

/** The faults of a style, each with its kind, its message, and the source at its place. */
function faults(source: string): readonly string[] {
  return styleFaults(source).map(
    ({kind, message, offset, end}) => `${kind}: ${message} [${source.slice(offset, end)}]`
  )
}

describe('violations of CSL 1.0.2 in a layout', () => {
  test.each([
    [
      '<text variable="titel"/>',
      '`variable` cannot be `titel`, expected a variable for a text, a title or a number [variable="titel"]'
    ],
    [
      '<text variable="issued"/>',
      '`variable` cannot be `issued`, expected a variable for a text, a title or a number [variable="issued"]'
    ],
    [
      '<names variable="author titel"/>',
      '`variable` cannot be `titel`, expected variables for names [variable="author titel"]'
    ],
    ['<text term="ibidem"/>', '`term` cannot be `ibidem`, expected a term of CSL 1.0.2 [term="ibidem"]'],
    [
      '<text value="a" font-style="itallic"/>',
      '`font-style` cannot be `itallic`, expected `italic`, `normal` or `oblique` [font-style="itallic"]'
    ],
    ["<text value='>' prefixx = '>'/>", "In CSL 1.0.2, `text` has no attribute `prefixx` [prefixx = '>']"],
    ['<text/>', '`text` lacks the attribute `macro`, `term`, `value` or `variable` [<text]'],
    ['<text value="a" term="in"/>', 'The attributes `term` and `value` cannot be used together [value="a"]'],
    [
      '<text variable="title" form="verb"/>',
      '`form` cannot be `verb`, expected `long` or `short` [form="verb"]'
    ],
    [
      '<choose><if type="book gazet"><text value="a"/></if></choose>',
      '`type` cannot be `gazet`, expected types of works of CSL 1.0.2 [type="book gazet"]'
    ],
    [
      '<choose><if><text value="a"/></if></choose>',
      '`if` lacks the attribute `disambiguate`, `is-numeric`, `is-uncertain-date`, `locator`, `position`, `type` or `variable` [<if]'
    ],
    [
      '<choose><if locator="sub verbo"><text value="a"/></if></choose>',
      '`locator` cannot be `sub`, expected kinds of locators of CSL 1.0.2 [locator="sub verbo"]'
    ],
    [
      '<choose><else><text value="a"/></else><if type="book"/></choose>',
      '`if` must come before `else` [<if]'
    ],
    ['<group><sort/></group>', /^idle: `sort` is in `group`, expected `names`, .* \[<sort\]$/],
    ['<group/>', /^idle: `group` lacks the element `names`, .* \[<group\]$/],
    ['<group>a<text value="b"/></group>', '`group` contains text, expected elements [<group]'],
    ['<date variable="issued"/>', '`date` has neither `form` nor `date-part` [<date]'],
    [
      '<date variable="issued" form="text"><date-part name="day" prefix="("/></date>',
      'The attribute `prefix` in a `date` with `form` has no effect [prefix="("]'
    ],
    [
      '<date variable="issued"><date-part name="year" form="ordinal"/></date>',
      '`form` cannot be `ordinal`, expected `long` or `short` [form="ordinal"]'
    ],
    ['<names variable="author"><label/><label/></names>', '`names` has `label` twice [<label]'],
    [
      '<names variable="author" jurisdiction="us"/>',
      'The attribute `jurisdiction` belongs to CSL-M, the dialect of Juris-M, and not to CSL 1.0.2 [jurisdiction="us"]'
    ]
  ])('%s', (inner, expected) => {
    const found = faults(style(layout(inner)))
    expect(found).toEqual([
      typeof expected === 'string' ? `idle: ${expected}` : expect.stringMatching(expected)
    ])
  })
})

test.each([
  ['a layout with nothing in it', style(layout('')), /^fatal: `layout` lacks the element .* \[<layout\]$/],
  ['no layout', style('<citation/>'), /^fatal: `citation` lacks the element `layout`/],
  [
    'no citation',
    style('<bibliography><layout><text value="a"/></layout></bibliography>'),
    /^fatal: .*`citation`/
  ],
  [
    'conditions of Juris-M',
    style(layout('<choose><if type="book"><conditions/></if></choose>')),
    /^fatal: The element `conditions` belongs to CSL-M/
  ],
  ['a locale', '<locale/>', /^fatal: The style begins with `locale`, expected `style`/],
  [
    'an option',
    style(layout('<text value="a"/>'), ' foo="b"'),
    /^formal: In CSL 1.0.2, `style` has no attribute `foo`/
  ],
  [
    'a macro that nothing calls',
    style(`<macro name="a"><text macro="b"/></macro>${layout('<text value="a"/>')}`),
    /^idle: The style has no macro `b`/
  ],
  [
    'a second macro of a name',
    style(
      `<macro name="a"><text value="b"/></macro><macro name="a"><text value="c"/></macro>${layout('<text macro="a"/>')}`
    ),
    /^idle: The style defines the macro `a` twice/
  ],
  [
    'a term',
    style(
      `<locale><terms><term name="page" match="last-digit">p</term></terms></locale>${layout('<text value="a"/>')}`
    ),
    /^idle: The attribute `match` of the term `page` has no effect/
  ],
  [
    'a date of its own form',
    style(layout('<text value="a"/>')).replace('2026-01-31T12:00:00+00:00', 'yesterday'),
    /^formal: `updated` cannot be `yesterday`/
  ]
])('%s', (_, source, expected) => {
  expect(faults(source)).toEqual([expect.stringMatching(expected)])
})

test('all missing macros are reported', () => {
  expect(faults(style(layout('<text macro="a"/><text macro="b"/>')))).toHaveLength(2)
})

test('no style of the repository has faults', async () => {
  const styles: Array<{name: string; xml: string}> = []
  for await (const style of everyCslStyle()) styles.push(style)
  const faulty = new Map<string, readonly string[]>()
  for (const {name, xml} of quickPart(styles, 8, ({name}) => name)) {
    const found = faults(xml)
    if (found.length > 0) faulty.set(name, found)
  }
  expect(styles.length).toBeGreaterThan(2000)
  expect(Object.fromEntries(faulty)).toEqual({})
}, 120_000)
