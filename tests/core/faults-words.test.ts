import {describe, expect, test} from 'vitest'
import {nameAtEnd} from '../../src/core/cross-reference-names.ts'
import {folderOf, joinPath, leadsOut, linkedPath, picturePath, stemOf} from '../../src/core/path.ts'
import {pictureType} from '../../src/core/picture-type.ts'
import {printedName} from '../../src/core/printed-name.ts'
import {isReferencesHeading} from '../../src/core/references-heading.ts'
import {fileSlug, slug} from '../../src/core/slug.ts'
import {spokenLanguages, tagOfLanguage} from '../../src/core/spoken-languages.ts'
import {texRows} from '../../src/core/tex-rows.ts'
import {csvRows} from '../../src/parse/values/csv.ts'

describe('the identifier of a heading', () => {
  test.each([
    ['The Law', 'the-law'],
    ['The  Law\nof Bricks', 'the-law-of-bricks'],
    ['  Law ', 'law'],
    ['1. The Law', 'the-law'],
    ['2001', ''],
    ['Law, and “wages”!', 'law-and-wages'],
    ['a_b-c.d', 'a_b-c.d'],
    ['Café É', 'café-é'],
    ['e\u0301', 'é'],
    ['قانون', 'قانون'],
    ['3D law 3', 'd-law-3'],
    ['हिन्दी', 'हिन्दी']
  ])('%j is %j', (text, expected) => {
    expect(slug(text)).toBe(expected)
  })
})

describe('the file name of a title', () => {
  test.each([
    ['The Law', 'the-law'],
    ['Éclair & Ñandú', 'eclair-nandu'],
    ['  -- Law -- ', 'law'],
    ['ﬁnal x²', 'final-x2'],
    ['قانون', 'paper'],
    ['', 'paper'],
    ['a'.repeat(60), 'a'.repeat(60)],
    ['a'.repeat(61), 'a'.repeat(60)],
    [`${'a'.repeat(58)} bcd`, 'a'.repeat(58)],
    [`${'a'.repeat(30)} ${'b'.repeat(40)}`, 'a'.repeat(30)]
  ])('%j is %j', (title, expected) => {
    expect(fileSlug(title)).toBe(expected)
  })
})

describe('a language by its name', () => {
  test.each([
    ['arabic', 'ar'],
    ['العربية', 'ar'],
    ['عربي', 'ar'],
    ['Danish', 'da'],
    ['dansk', 'da'],
    ['german', 'de'],
    ['Deutsch', 'de'],
    ['ngerman', 'de'],
    ['english', 'en'],
    ['american', 'en'],
    ['british', 'en'],
    ['spanish', 'es'],
    ['Español', 'es'],
    ['castellano', 'es'],
    ['persian', 'fa'],
    ['farsi', 'fa'],
    ['فارسی', 'fa'],
    ['french', 'fr'],
    ['français', 'fr'],
    ['Francais', 'fr'],
    ['hindi', 'hi'],
    ['हिन्दी', 'hi'],
    ['हिंदी', 'hi'],
    ['italian', 'it'],
    ['italiano', 'it'],
    ['bokmål', 'nb'],
    ['dutch', 'nl'],
    ['nederlands', 'nl'],
    ['nynorsk', 'nn'],
    ['norwegian', 'no'],
    ['norsk', 'no'],
    ['polish', 'pl'],
    ['polski', 'pl'],
    ['portuguese', 'pt'],
    ['português', 'pt'],
    ['russian', 'ru'],
    ['Русский', 'ru'],
    ['swedish', 'sv'],
    ['svenska', 'sv'],
    ['turkish', 'tr'],
    ['türkçe', 'tr'],
    ['urdu', 'ur'],
    ['اردو', 'ur'],
    [' Urdu ', 'ur'],
    ['ur', undefined],
    ['klingon', undefined],
    ['', undefined]
  ])('%s is %s', (name, tag) => {
    expect(tagOfLanguage(name)).toBe(tag)
    if (tag !== undefined) expect(Object.keys(spokenLanguages)).toContain(tag)
  })
})

describe('paths', () => {
  test.each([
    ['', 'a.md', 'a.md'],
    ['a', 'b.md', 'a/b.md'],
    ['a', './b.md', 'a/b.md'],
    ['a', '../b.md', 'b.md'],
    ['a', '../../b.md', '../b.md'],
    ['a', '../../../b.md', '../../b.md'],
    ['a/b', '..//c.md', 'a/c.md'],
    ['', '../a', '../a'],
    ['a', '/b', '/b'],
    ['a', '', 'a'],
    ['', '', ''],
    ['a', 'b/../c', 'a/c'],
    ['a', 'b/.', 'a/b'],
    ['..', 'b', '../b']
  ])('%j and %j are %j', (folder, path, expected) => {
    expect(joinPath(folder, path)).toBe(expected)
  })

  test.each([
    ['a/b', false],
    ['/a', true],
    ['../a', true],
    ['a/../b', true],
    ['a..b', false],
    ['c:\\a', true],
    ['C:/a', true],
    ['cd:/a', false],
    ['a\0b', true],
    ['', false],
    ['...', false]
  ])('%j leads out of the project: %s', (path, expected) => {
    expect(leadsOut(path)).toBe(expected)
  })

  test.each([
    ['a/b.md', 'a', 'b'],
    ['b.md', '', 'b'],
    ['a/b/c.tar.gz', 'a/b', 'c.tar'],
    ['.hidden', '', '.hidden'],
    ['a/.hidden', 'a', '.hidden'],
    ['name', '', 'name'],
    ['a.b/c', 'a.b', 'c'],
    ['/a', '', 'a']
  ])('%j is in %j and has the name %j', (path, folder, stem) => {
    expect([folderOf(path), stemOf(path)]).toEqual([folder, stem])
  })

  test.each([
    ['a.png', 'a/b.md', 'a/a.png', 'a/a.png'],
    ['my%20map.png', 'b.md', 'my map.png', 'my map.png'],
    ['100%.png', 'b.md', '100%.png', '100%.png'],
    ['https://e.org/a.png', 'b.md', undefined, undefined],
    ['HTTPS://e.org/a.png', 'b.md', undefined, undefined],
    ['//e.org/a.png', 'b.md', undefined, undefined],
    ['data:image/png,x', 'b.md', undefined, undefined],
    ['a:b', 'b.md', undefined, undefined],
    ['1a:b', 'b.md', '1a:b', '1a:b'],
    ['../a.png', 'b.md', '../a.png', undefined],
    ['../a.png', 'c/b.md', 'a.png', 'a.png'],
    ['a.md#b', 'b.md', 'a.md#b', 'a.md'],
    ['a.md?b', 'b.md', 'a.md?b', 'a.md'],
    ['#b', 'b.md', '#b', undefined],
    ['/a.md', 'b.md', '/a.md', undefined],
    ['.', 'b.md', '', undefined],
    ['..a/b', 'b.md', '..a/b', '..a/b']
  ])('%j in %j is the picture %j and the file %j', (url, file, picture, linked) => {
    expect([picturePath(url, file), linkedPath(url, file)]).toEqual([picture, linked])
  })
})

describe('the type of a picture', () => {
  const svg = 'image/svg+xml'
  test.each([
    ['a.png', '\x89PNG\r\n\x1A\n0000', 'image/png'],
    ['a.jpg', '\x89PNG\r\n', 'image/png'],
    ['a', '\xFF\xD8\xFF\xE0', 'image/jpeg'],
    ['a', '\xFF\xD8', undefined],
    ['a', 'GIF89a', 'image/gif'],
    ['a', 'GIF7', undefined],
    ['a', 'RIFF0000WEBP', 'image/webp'],
    ['a', 'RIFF0000WAVE', undefined],
    ['a', '0000RIFFWEBP', undefined],
    ['a.svg', 'x', svg],
    ['a.SVGZ', 'x', svg],
    ['a.svg.txt', 'x', undefined],
    ['a', '<svg>', svg],
    ['a', '<SVG >', svg],
    ['a', '<svgx>', undefined],
    ['a', '<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE svg>\n<svg>', svg],
    ['a', '\xEF\xBB\xBF <svg>', svg],
    ['a', 'x<svg>', undefined],
    ['a', '<p><svg>', undefined],
    ['a', ' PNG', undefined],
    ['a', '', undefined]
  ])('%s with %j is %s', (path, bytes, expected) => {
    expect(
      pictureType(
        path,
        Uint8Array.from(bytes, character => character.charCodeAt(0))
      )
    ).toBe(expected)
  })
})

test.each([
  ['References', true],
  ['REFERENCES', true],
  [' Bibliography ', true],
  ['Works cited', true],
  ['Literature cited', true],
  ['Références', true],
  ['Références bibliographiques', true],
  ['Bibliographie', true],
  ['Literatur', true],
  ['Literaturverzeichnis', true],
  ['Quellen', true],
  ['Quellenverzeichnis', true],
  ['Bibliografía', true],
  ['Referencias', true],
  ['حوالہ جات', true],
  ['منابع', true],
  ['المراجع', true],
  ['संदर्भ', true],
  ['参考文献', true],
  ['Список литературы', true],
  ['References and notes', false],
  ['Our references', false],
  ['Reference', false],
  ['', false]
])('the heading %j is that of a reference list: %s', (words, expected) => {
  expect(isReferencesHeading({type: 'heading', depth: 1, children: [{type: 'text', value: words}]})).toBe(
    expected
  )
})

test.each([
  ['see Figure ', 'Figure'],
  ['figs. ', 'figs.'],
  ['(Fig.', 'Fig.'],
  ['[table ', 'table'],
  ['Tab. ', 'Tab.'],
  ['Gl. ', 'Gl.'],
  ['eqs.\n', 'eqs.'],
  ['§ ', '§'],
  ['§§ ', '§§'],
  ['Abschnitt ', 'Abschnitt'],
  ['prefigure ', undefined],
  ['Figure, ', undefined],
  ['figuress ', undefined],
  ['', undefined]
])('%j ends with the name %s', (text, expected) => {
  expect(nameAtEnd(text)).toBe(expected)
})

test.each([
  ["O'Neil", 'O’Neil'],
  ["d'Arc-l'Est", 'd’Arc-l’Est'],
  ["'Neil", "'Neil"],
  ["O' Neil", "O' Neil"],
  ["3'4", "3'4"]
])('the name %j becomes %j', (name, expected) => {
  expect(printedName(name)).toBe(expected)
})

describe('the lines of a formula', () => {
  const align = (body: string, name = 'align') => `\\begin{${name}}${body}\\end{${name}}`
  test.each([
    ['x', ['x']],
    [align('a\\\\b'), ['a', 'b']],
    [align('a\\\\[2pt]b\\\\*[1pt]c'), ['a', 'b', 'c']],
    [align('a\\\\', 'gather*'), ['a', '']],
    [align('x{a\\\\b}\\\\c'), ['x{a\\\\b}', 'c']],
    [align('\\begin{cases}a\\\\b\\end{cases}\\\\c'), ['\\begin{cases}a\\\\b\\end{cases}', 'c']],
    [align('\\{a\\\\b\\}'), ['\\{a', 'b\\}']],
    ['\\begin{alignat}{2}a\\\\b\\end{alignat}', ['a', 'b']],
    [align('a\\\\b', 'matrix'), [align('a\\\\b', 'matrix')]],
    [` ${align('a\\\\b')} `, ['a', 'b']],
    [`x${align('a\\\\b')}`, [`x${align('a\\\\b')}`]]
  ])('%s', (tex, expected) => {
    expect(texRows(tex)).toEqual(expected)
  })
})

describe('comma-separated values', () => {
  test.each([
    ['a,b\n1,2\n', [['2', '1']]],
    [
      'a,b\r\n1,2\r\n3,4',
      [
        ['2', '1'],
        ['4', '3']
      ]
    ],
    [
      'a,b\r1,2\r3,4',
      [
        ['2', '1'],
        ['4', '3']
      ]
    ],
    ['\uFEFFa,b\n1,2', [['2', '1']]],
    ['a;b\n1;2', [['2', '1']]],
    ['a\tb\n1\t2', [['2', '1']]],
    ['a;b;c,d\n1;2,x;3', [['2,x', '1']]],
    ['a,b\n"1","2"', [['2', '1']]],
    ['a,b\n"1,5","2""3"""', [['2"3"', '1,5']]],
    ['a,b\n"1\n5",2', [['2', '1\n5']]],
    ['a,b\n"1\r\n5",2\r\n', [['2', '1\r\n5']]],
    ['a,b\n"",2', [['2', '']]],
    ['a,b\n1', [['', '1']]],
    ['a,b\n1,2,3', [['2', '1']]],
    ['a,b\n"1"x,2', [['2', '1x']]],
    ['a,b\n"1,2', [['', '1,2']]],
    [
      'a,b\n\n1,2',
      [
        ['', ''],
        ['2', '1']
      ]
    ],
    ['a,b', []],
    ['', []]
  ])('%j', (text, expected) => {
    expect([...csvRows(text, header => [header.indexOf('b'), header.indexOf('a')])]).toEqual(expected)
  })

  test('a missing column is empty', () => {
    expect([...csvRows('a,b\n1,2', () => [-1, 1])]).toEqual([['', '2']])
  })
})
