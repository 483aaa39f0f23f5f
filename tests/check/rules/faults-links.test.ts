import {describe, expect, test} from 'vitest'
import {saidBy} from '../../built.ts'

/** The findings of `link-unsafe` in a paper that consists of this link. */
const refused = (markdown: string) => saidBy('link-unsafe', {'01.md': markdown})

describe('an unsafe link is refused', () => {
  test.each([
    ['a script', 'javascript:a'],
    ['a script in capitals', 'JavaScript:a'],
    ['a script of Visual Basic', 'vbscript:a'],
    ['data', 'data:text/html,a'],
    ['a file of the reader’s machine', 'file:///etc/passwd'],
    ['a blob', 'blob:https://example.org/a'],
    ['a page of the browser', 'about:config'],
    ['the source of a page', 'view-source:https://example.org'],
    ['a program', 'ms-word:ofe%7Cu%7Ca'],
    ['a scheme with signs and digits', 'x2+y-z.1:a'],
    ['a scheme that begins like a safe one', 'https2:a'],
    ['a scheme that ends like a safe one', 'xhttps:a'],
    ['a letter as an entity', '&#106;avascript:a'],
    ['the colon as an entity', 'javascript&colon;a'],
    ['the colon as a number', 'javascript&#x3a;a'],
    ['a line end within the scheme', '<java&#10;script:a>'],
    ['a tab within the scheme', '<java&#9;script:a>'],
    ['blanks within the scheme', '<j a v a script:a>'],
    ['a tab before the colon', '<javascript&#9;:a>'],
    ['a control character before the scheme', '<\u0001javascript:a>'],
    ['the last control character before the scheme', '<\u001Fjavascript:a>']
  ])('%s', async (_, address) => {
    expect(await refused(`See [this](${address}).`)).toHaveLength(1)
  })

  test.each([
    ['in a definition', 'See [this].\n\n[this]: javascript:a', ['3:1 javascript:a']],
    ['between angle brackets', '<javascript:a>', ['1:1 javascript:a']],
    ['in a note', 'Words.[^1]\n\n[^1]: [This](data:a).', ['3:7 data:a']],
    ['two in a line', '[a](data:a) [b](file:b)', ['1:1 data:a', '1:13 file:b']]
  ])('%s', async (_, markdown, expected) => {
    expect(await refused(markdown)).toEqual(expected)
  })
})

test.each([
  ['the web', 'https://example.org'],
  ['the web without encryption', 'http://example.org'],
  ['the web in capitals', 'HTTPS://example.org'],
  ['an e-mail address', 'mailto:jane@example.org'],
  ['a telephone', 'tel:+44-20-7946-0000'],
  ['a DOI', 'doi:10.1000/182'],
  ['a server of files', 'ftp://example.org/a.csv'],
  ['a query with a colon', '?q=javascript:a'],
  ['a colon after a slash', './javascript:a'],
  ['a colon in a fragment', '#eq:javascript:a']
])('a link to %s is not refused', async (_, address) => {
  expect(await refused(`See [this](${address}).`)).toEqual([])
})
