import {describe, expect, test} from 'vitest'
import {built} from '../../built.ts'

const bibliography = `
@book{doe, author = {Doe, Jane}, year = 1999}
@book{roe, author = {Roe, Al and Poe, Ann}, year = 2000}
@book{khan, author = {Khan, A. and Moe, B. and Noe, C.}, year = 2001}
@book{berg, author = {van den Berg, C.}, year = 2002}
@book{eds, editor = {Koe, E.}, year = 2003}
@book{who, author = {{World Health Organization}}, year = 2004}
`

/** A rule's findings in a chapter: `column-column message` on the first line, otherwise with the line number. */
async function said(
  rule: string,
  text: string,
  csl = 'apa',
  entries = bibliography
): Promise<readonly string[]> {
  const files = {'manuscript.yaml': `csl: ${csl}`, '01.md': text, 'references.bib': entries}
  return (await built(files)).diagnostics
    .filter(each => each.rule === rule)
    .map(({start, end, message}) => {
      const line = start?.line === 1 ? '' : `${start?.line}:`
      return `${line}${start?.column}-${end?.column} ${message}`
    })
}

describe('a citation in parentheses', () => {
  const around = (key: string, expected: string): string =>
    `\`@${key}\` is in parentheses and prints another pair, expected \`[${expected}]\``
  const of = (text: string, csl?: string): Promise<readonly string[]> =>
    said('citation-in-parentheses', text, csl)

  test.each([
    ['So (@doe).', '@doe'],
    ['So ( @doe ).', '@doe'],
    ['So (@doe, p. 3).', '@doe, p. 3'],
    ['So (@doe, 3).', '@doe, 3'],
    ['So (@doe, pp. 3-5).', '@doe, pp. 3-5'],
    ['So (@doe, pp. 3, 5).', '@doe, pp. 3, 5'],
    ['So (@doe, p. 3ff.).', '@doe, p. 3ff.'],
    ['So (@doe, § 3).', '@doe, § 3'],
    ['So (@doe [p. 3]).', '@doe, p. 3'],
    ['So (@doe, 1999).', '@doe'],
    ['So (@doe, 1998).', '@doe, 1998'],
    ['So (see @doe).', 'see @doe'],
    ['So (See also @doe).', 'See also @doe'],
    ['So (see further @doe).', 'see further @doe'],
    ['So (see e.g. @doe).', 'see e.g. @doe'],
    ['So (see, e.g., @doe).', 'see, e.g., @doe'],
    ['So (see, for example, @doe).', 'see, for example, @doe'],
    ['So (also @doe).', 'also @doe'],
    ['So (cf. @doe).', 'cf. @doe'],
    ['So (cf @doe).', 'cf @doe'],
    ['So (compare @doe).', 'compare @doe'],
    ['So (e.g., @doe).', 'e.g., @doe'],
    ['So (i.e. @doe).', 'i.e. @doe'],
    ['So (siehe auch @doe).', 'siehe auch @doe'],
    ['So (s. a. @doe).', 's. a. @doe'],
    ['So (vgl. @doe).', 'vgl. @doe'],
    ['So (z. B. @doe).', 'z. B. @doe'],
    ['So (voir aussi @doe).', 'voir aussi @doe'],
    ['So (p. ex. @doe).', 'p. ex. @doe'],
    ['So (véase también @doe).', 'véase también @doe'],
    ['So (ver @doe).', 'ver @doe'],
    ['So (cfr. @doe).', 'cfr. @doe'],
    ['So (vedi anche @doe).', 'vedi anche @doe'],
    ['So (zie ook @doe).', 'zie ook @doe'],
    ['So (@doe; @roe).', '@doe; @roe'],
    ['So (@doe, @roe).', '@doe; @roe'],
    ['So (@doe & @roe).', '@doe; @roe'],
    ['So (@doe and @roe).', '@doe; @roe'],
    ['So (@doe und @roe).', '@doe; @roe'],
    ['So (@doe et @roe).', '@doe; @roe'],
    ['So (@doe y @roe).', '@doe; @roe'],
    ['So (@doe e @roe).', '@doe; @roe'],
    ['So (@doe; see @roe).', '@doe; see @roe'],
    ['So (@doe, p. 3; @roe [p. 4]; @khan).', '@doe, p. 3; @roe, p. 4; @khan'],
    ['So (see\n@doe).', 'see @doe']
  ])('%j is meant as [%s]', async (text, expected) => {
    const found = await of(text)
    expect(found.map(line => line.replace(/^\S+ /, ''))).toEqual([around('doe', expected)])
    const end = text.includes('\n') ? text.length - text.indexOf('\n') - 1 : text.length
    expect(found[0]).toMatch(new RegExp(`^4-${end} `))
  })

  test.each([
    'So @doe.',
    'So [@doe].',
    'So (as @doe says).',
    'So (@doe says).',
    'So (@doe, who says so).',
    'So (@doe; and others).',
    'So (@doe; says @roe).',
    'So (@doe [p. 3] says).',
    'So (-@doe).',
    'So (@nobody).',
    'So (@doe; [@roe]).',
    'So (@doe'
  ])('%j is not', async text => {
    expect(await of(text)).toEqual([])
  })

  test('is reported once, and only in author-date styles', async () => {
    expect(await of('So (@doe; @roe) and (@khan).')).toHaveLength(2)
    for (const csl of ['ieee', 'vancouver', 'chicago-notes']) expect(await of('So (@doe).', csl)).toEqual([])
  })
})

describe('a name before a citation that renders it', () => {
  const printed = (place: string, name: string, written: string, expected: string): string[] => [
    `${place} \`${name}\` precedes \`${written}\`, which prints the name again, expected \`${expected}\``
  ]
  const of = (text: string, csl?: string): Promise<readonly string[]> =>
    said('citation-name-repeated', text, csl)

  test.each<[string, string[]]>([
    ['As Doe @doe says.', printed('8-12', 'Doe', '@doe', '[-@doe]')],
    ['As DOE @doe says.', printed('8-12', 'DOE', '@doe', '[-@doe]')],
    ['As *Doe* @doe says.', printed('10-14', 'Doe', '@doe', '[-@doe]')],
    ['As Doe @doe [p. 3] says.', printed('8-12', 'Doe', '@doe', '[-@doe, p. 3]')],
    ['As Doe @doe [ p.\n3 ] says.', printed('8-12', 'Doe', '@doe', '[-@doe, p. 3]')],
    ['As Doe [@doe] says.', printed('9-13', 'Doe', '[@doe]', '[-@doe]')],
    ['As Doe [@doe, p. 3] says.', printed('9-13', 'Doe', '[@doe, p. 3]', '[-@doe, p. 3]')],
    ['As Roe and Poe @roe say.', printed('16-20', 'Poe', '@roe', '[-@roe]')],
    ['As Khan et al. @khan say.', printed('16-21', 'Khan et al.', '@khan', '[-@khan]')],
    ['As Khan et al @khan say.', printed('15-20', 'Khan et al', '@khan', '[-@khan]')],
    ['As Khan *et al.* @khan say.', printed('18-23', 'Khan et al.', '@khan', '[-@khan]')],
    ['As Koe @eds says.', printed('8-12', 'Koe', '@eds', '[-@eds]')],
    ['As Berg @berg says.', printed('9-14', 'Berg', '@berg', '[-@berg]')],
    ['As Roe @roe say.', []],
    ['As Khan @khan say.', []],
    ['As Moe et al. @khan say.', []],
    ['As Doe, @doe says.', []],
    ['As Doe. @doe says.', []],
    ['As (Doe) @doe says.', []],
    ['As Doe: @doe says.', []],
    ['As doe @doe says.', printed('8-12', 'doe', '@doe', '[-@doe]')],
    ['As e @doe says.', []],
    ['As oe @doe says.', []],
    ['As Poe @doe says.', []],
    ['As Doe@doe says.', []],
    ['As Doe [-@doe] says.', []],
    ['As Doe [see @doe] says.', []],
    ['As Doe [@doe; @roe] says.', []],
    ['As Doe @nobody says.', []],
    ['As Organization @who says.', printed('17-21', 'Organization', '@who', '[-@who]')]
  ])('%j', async (text, expected) => {
    expect(await of(text)).toEqual(expected)
  })

  test('in brackets is reported only if the style renders names', async () => {
    expect(await of('As Doe [@doe] says.', 'ieee')).toEqual([])
    expect(await of('As Doe @doe says.', 'ieee')).toHaveLength(1)
    expect(await of('As Doe [@doe] says.', 'chicago-author-date')).toHaveLength(1)
  })
})

describe('a hand-typed citation of a work that is not in the bibliography', () => {
  const of = async (text: string): Promise<readonly string[]> =>
    (await said('citation-not-listed', text)).map(line =>
      line.replace(/ is typed by hand, and no work .*$/, '')
    )

  test.each<[string, string[]]>([
    ['so Foe et al. (1990) say.', ['4-21 `Foe et al. (1990)`']],
    ['so Foe and Goe (1990) say.', ['4-22 `Foe and Goe (1990)`']],
    ['So (Foe, 1990).', ['5-14 `Foe, 1990`']],
    ['So (Foe & Goe, 1990).', ['5-20 `Foe & Goe, 1990`']],
    ['So (Foe et al., 1990a).', ['5-22 `Foe et al., 1990a`']],
    ['So (Foe 1990).', []],
    ['So Foe (1990) says.', []],
    ['So (Foe Goe, 1990).', []],
    ['So (Doe, 1999).', []],
    ['So (Doe, 1998).', ['5-14 `Doe, 1998`']],
    ['So (Koe, 2003).', []],
    ['So Roe and Poe (2000).', []],
    ['so Roe and Foe (2000).', ['4-22 `Roe and Foe (2000)`']],
    ['so Doe et al. (1999).', ['4-21 `Doe et al. (1999)`']],
    ['However, Foe and Goe (1990) say.', ['10-28 `Foe and Goe (1990)`']],
    ['According to Foe and Goe (1990).', ['14-32 `Foe and Goe (1990)`']],
    ['So (Figure 3, 1990).', []],
    ['So (May, 1990).', []],
    ['So (Sept, 1990).', []],
    ['So (UNO, 1990).', []],
    ['So (Table, 1990).', []],
    ['So (F, 1990).', []],
    ['So Foe and May (1990).', []],
    ['Foe and\nGoe (1990) say.', ['1-11 `Foe and Goe (1990)`']]
  ])('%j', async (text, expected) => {
    expect(await of(text)).toEqual(expected)
  })

  test.each(
    'According After Also Although And As Both But By Cf Contrary Following For From However In Like On See Since The Then Thus To Unlike When While With'.split(
      ' '
    )
  )('%s is no name', async opener => {
    const column = opener.length + 2
    expect(await of(`${opener} Foe et al. (1990) say.`)).toEqual([
      `${column}-${column + 17} \`Foe et al. (1990)\``
    ])
  })

  test.each(
    'January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Act Article Chapter Figure Fig Section Spring Summer Autumn Winter Table Version UN'.split(
      ' '
    )
  )('(%s, 1990) is no citation', async word => {
    expect(await of(`So (${word}, 1990).`)).toEqual([])
  })
})

describe('a cited page', () => {
  const entries = (pages: string): string => `@article{a, pages = {${pages}}}`
  const of = async (pages: string, cited: string): Promise<readonly string[]> =>
    await said('citation-locator-pages', `[@a, ${cited}]`, 'apa', entries(pages))

  test.each<[string, string, string[]]>([
    ['3--9', 'p. 3', []],
    ['3--9', 'p. 9', []],
    ['3--9', 'p. 2', ['2-4 Page `2` is outside the pages of `a`, `3–9`']],
    ['3--9', 'p. 10', ['2-4 Page `10` is outside the pages of `a`, `3–9`']],
    ['3--9', 'pp. 3-9', []],
    ['3--9', 'pp. 8-10', ['2-4 Page `8-10` is outside the pages of `a`, `3–9`']],
    ['3--9', 'pp. 2-5', ['2-4 Page `2-5` is outside the pages of `a`, `3–9`']],
    ['167--91', 'p. 191', []],
    ['167--91', 'p. 192', ['2-4 Page `192` is outside the pages of `a`, `167–191`']],
    ['167--91', 'pp. 190-2', ['2-4 Page `190-2` is outside the pages of `a`, `167–191`']],
    ['167--91', 'pp. 170-5', []],
    ['3--9', '10', ['2-4 Page `10` is outside the pages of `a`, `3–9`']],
    ['3--9', 'chap. 10', []],
    ['3--9', 'p. x', []],
    ['3--9', 'pp. 10, 12', []],
    ['3', 'p. 10', []],
    ['9--3', 'p. 10', []],
    ['e3--e9', 'p. 10', []],
    ['3--9, 12', 'p. 10', []],
    ['3--9', 'pp. 12-10', []]
  ])('%s, %s', async (pages, cited, expected) => {
    expect(await of(pages, cited)).toEqual(expected)
  })
})
