import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {galley, project} from '../galley.ts'

const files = ['.gitignore', 'README.md', 'manuscript', 'references.bib']

describe('init', () => {
  test('creates a paper that checks and builds', async () => {
    const cwd = project({})
    const made = await galley(
      [
        'init',
        'paper',
        '--title',
        'Clay: *law* & "order"',
        '--author',
        'Ada Roe',
        '--author',
        'Emil Poe',
        '--style',
        'insights',
        '--lang',
        'de-DE',
        '--license',
        'CC BY-NC-ND 4.0'
      ],
      {cwd}
    )
    expect(made).toEqual({
      code: 0,
      out: [
        'manuscript/manuscript.yaml',
        'manuscript/01-introduction.md',
        'references.bib',
        'README.md',
        '.gitignore'
      ]
        .map(path => `wrote paper/${path}\n`)
        .join(''),
      err: ''
    })
    const folder = join(cwd, 'paper')
    expect(
      readFileSync(join(folder, 'manuscript/manuscript.yaml'), 'utf8')
    ).toBe(`title: 'Clay: *law* & "order"'
authors:
  - name: Ada Roe
  - name: Emil Poe
lang: de-DE
license: CC-BY-NC-ND-4.0
style: insights
bibliography: ../references.bib
`)
    expect(await galley(['check', '--strict'], {cwd: folder})).toEqual({
      code: 0,
      out: 'no findings: 1 chapter, 0 citations, 0 references (0 cited, 0 uncited), 0 undefined\n',
      err: ''
    })
    const built = await galley(['build', '--to', 'html'], {cwd: folder})
    expect(built.code).toBe(0)
    const page = readFileSync(join(folder, 'build/clay-law-order.html'), 'utf8')
    expect(page).toContain('Clay: <em>law</em> &#x26; „order“')
    expect(page).toContain('Emil Poe')
  })

  test('with only a title uses the current folder', async () => {
    const cwd = project({'notes.txt': 'mine'})
    expect((await galley(['init', '--title', 'Clay'], {cwd})).code).toBe(0)
    expect(readdirSync(cwd).sort()).toEqual([...files, 'notes.txt'].sort())
    expect((await galley(['check', '--strict'], {cwd})).code).toBe(0)
  })

  test('imports references, which are listed until they are cited', async () => {
    const cwd = project({'export.ris': 'TY  - BOOK\nAU  - Roe, Ada\nTI  - Bricks\nPY  - 2011\nER  - \n'})
    expect(
      (await galley(['init', 'paper', '--title', 'Clay', '--references', 'export.ris'], {cwd})).code
    ).toBe(0)
    expect(readFileSync(join(cwd, 'paper/references.bib'), 'utf8')).toContain('@book{roe2011,')
    expect((await galley(['check', 'paper'], {cwd})).code).toBe(0)
    await galley(['build', 'paper', '--to', 'html'], {cwd})
    expect(readFileSync(join(cwd, 'paper/build/clay.html'), 'utf8')).toContain('Bricks')
  })

  test.each(['manuscript/01-introduction.md', 'references.bib', '.gitignore'])(
    'a file that is there stays: %s',
    async path => {
      const cwd = project({[path]: 'mine'})
      expect(await galley(['init', '--title', 'Clay'], {cwd})).toEqual({
        code: 2,
        out: '',
        err: `galley: ${path} exists already; nothing was written\n`
      })
      expect(readFileSync(join(cwd, path), 'utf8')).toBe('mine')
      expect(readdirSync(cwd)).toEqual([path.split('/')[0]])
    }
  )

  test.each<[readonly string[], string]>([
    [['new'], 'give the title of the paper with --title'],
    [['new', '--title', ' '], 'give the title of the paper with --title'],
    [['new', 'other', '--title', 'T'], 'name one folder, not 2'],
    [
      ['new', '--title', 'T', '--lang', 'English'],
      '`English` is not a language tag; write one such as en-GB'
    ],
    [
      ['new', '--title', 'T', '--license', 'mine'],
      'unknown licence `mine`; write one such as CC-BY-4.0 or CC-BY-NC-ND-4.0'
    ],
    [
      ['new', '--title', 'T', '--style', '../x'],
      'unknown journal style `../x`; name one that `galley style list` prints, or a folder in styles/'
    ],
    [['new', '--title', 'T', '--references', 'none.ris'], 'no such file: none.ris']
  ])('%j could not run', async (args, message) => {
    const cwd = project({})
    expect(await galley(['init', ...args], {cwd})).toEqual({code: 2, out: '', err: `galley: ${message}\n`})
    expect(existsSync(join(cwd, 'new'))).toBe(false)
  })
})
