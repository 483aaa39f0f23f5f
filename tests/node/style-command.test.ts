import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {builtInStyles} from '../../src/load/styles/index.ts'
import {withoutComments} from '../../src/outputs/markup.ts'
import {galley, project, projectRoot} from '../galley.ts'

test('the built-in styles are the folders in styles/', () => {
  const folders = readdirSync(join(projectRoot, 'styles')).filter(name =>
    existsSync(join(projectRoot, 'styles', name, 'style.yaml'))
  )
  expect(folders.sort()).toEqual(builtInStyles)
})

describe('galley style list', () => {
  test('shows the styles of the project, then the built-in ones', async () => {
    const cwd = project({
      'styles/quarterly/style.yaml': '# Four times a year.\nextends: insights\ncsl: apa\n'
    })
    const {code, out} = await galley(['style', 'list'], {cwd})
    expect(code).toBe(0)
    const rows = out.split('\n')
    expect(rows[0]).toMatch(/^quarterly +extends insights +apa +styles\/quarterly +Four times a year\.$/)
    expect(rows.slice(1, -1).map(row => row.split(' ')[0])).toEqual(builtInStyles)
  })
})

describe('galley style new', () => {
  test('creates a style that checks and builds unchanged', async () => {
    const cwd = project({
      'manuscript/manuscript.yaml': 'title: A paper\nstyle: quarterly\nlicense: CC-BY-4.0\n',
      'manuscript/01.md': '# One\n\nWords.\n'
    })
    const made = await galley(['style', 'new', 'quarterly', '--extends', 'insights'], {cwd})
    expect(made).toMatchObject({code: 0, err: ''})
    expect(made.out).toContain('wrote styles/quarterly/style.yaml')
    expect(await galley(['style', 'check'], {cwd})).toEqual({
      code: 0,
      out: 'no findings: style quarterly\n',
      err: ''
    })
    expect((await galley(['build', '--to', 'html'], {cwd})).code).toBe(0)
    const page = readFileSync(join(cwd, 'build/a-paper.html'), 'utf8')
    expect(page).toContain('--accent:#14532d')
    // Only the accent colour differs from the extended style; columns, for example, are the same.
    const [screen, print] = ['screen.css', 'print.css'].map(name =>
      withoutComments(readFileSync(join(cwd, 'styles/quarterly', name), 'utf8')).trim()
    )
    expect(screen).toBe('')
    expect(print).toMatch(/^\.journal \{\s*color: var\(--accent\);\s*\}$/)
    const again = await galley(['style', 'new', 'quarterly'], {cwd})
    expect(again).toEqual({
      code: 2,
      out: '',
      err: 'galley: styles/quarterly exists already; nothing was written\n'
    })
  })

  test.each([
    [['new'], 'name the new style'],
    [['new', '../x'], '`../x` cannot be the name of a style; use lower-case letters, digits and hyphens'],
    [['new', 'plain'], 'a style of galley has the name `plain`; choose another'],
    [
      ['new', 'x', '--extends', 'nature'],
      `unknown style \`nature\`; choose one of ${builtInStyles.join(', ')}`
    ],
    [['list', 'x'], '`style list` takes no argument; remove `x`'],
    [['check', 'x', '--extends', 'y'], '--extends works only with `style new`'],
    [['nwe'], 'unknown `style nwe`; choose list, new, add or check'],
    [['check', 'x', 'y'], 'name one style, not 2']
  ])('%j is refused', async (args, message) => {
    const cwd = project({})
    expect(await galley(['style', ...args], {cwd})).toEqual({code: 2, out: '', err: `galley: ${message}\n`})
    expect(readdirSync(cwd)).toEqual([])
  })
})

describe('galley style check', () => {
  test('reports what is wrong, where, and what to write instead', async () => {
    const cwd = project({
      'styles/q/style.yaml': 'extends: plain\n',
      'styles/q/screen.css': ':root {\n  --soft: #999;\n}\n\nh2 {\n  colour: red;\n}\n'
    })
    const {code, out} = await galley(['style', 'check', 'q'], {cwd})
    expect(code).toBe(0)
    expect(out).toContain('warning[G706] The browser does not support the property `colour`')
    expect(out).toContain(' --> styles/q/screen.css:6:3\n')
    expect(out).toContain('= help: try `color`')
    expect(out).toContain('warning[G707] `--soft` has a contrast of 2.84 : 1 with `--page` in the light')
    expect(out).toMatch(/\n0 errors, \d warnings: style q\n$/)
    expect((await galley(['style', 'check', 'q', '--strict'], {cwd})).code).toBe(1)
  })

  test('accepts a folder anywhere, and gives the exit code 1 for errors', async () => {
    const cwd = project({'journals/q/style.yaml': 'extends: plain\npage: A9\n'})
    const {code, out} = await galley(['style', 'check', 'journals/q', '--format', 'json'], {cwd})
    expect(code).toBe(1)
    const {diagnostics} = JSON.parse(out)
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]).toMatchObject({
      code: 'G602',
      file: 'journals/q/style.yaml',
      start: {line: 2, column: 7}
    })
  })

  test('checks only the style, not the paper beside it', async () => {
    const cwd = project({'references.bib': '@broken', 'styles/q/style.yaml': 'extends: plain\n'})
    writeFileSync(join(cwd, '01.md'), '[@nobody]')
    expect((await galley(['style', 'check'], {cwd})).out).toBe('no findings: style q\n')
  })

  test('finds nothing in the built-in styles', async () => {
    const {code, out} = await galley(['style', 'check', '--strict'])
    expect(out).toBe(builtInStyles.map(name => `no findings: style ${name}\n`).join(''))
    expect(code).toBe(0)
  })

  test.each([
    [['check'], /no style in styles\//],
    [['check', 'nature'], /no style `nature`; name a folder with a style\.yaml/]
  ])('%j without one', async (args, message) => {
    const {code, err} = await galley(['style', ...args], {cwd: project({})})
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })
})

describe('citation styles', () => {
  const bad =
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">\n' +
    '<info><title>t</title><id>i</id></info>\n' +
    '<citation><layout>\n<text variable="titel"/>\n<text macro="gone"/>\n</layout></citation>\n</style>\n'

  test('list --csl finds styles of the repository by words of name and title, and by ISSN', async () => {
    const cwd = project({})
    const {code, out} = await galley(['style', 'list', '--csl', 'NATURE', 'chem'], {cwd})
    expect([code, out.split('\n')]).toEqual([
      0,
      ['nature-chemical-biology  Nature Chemical Biology', 'nature-chemistry  Nature Chemistry', '']
    ])
    expect((await galley(['style', 'list', '--csl', '1755-4330'], {cwd})).out).toContain('nature-chemistry  ')
    expect(await galley(['style', 'list', '--csl', 'xqzjw'], {cwd})).toEqual({
      code: 2,
      out: '',
      err: 'galley: no style in the CSL repository matches `xqzjw`\n'
    })
  })

  test('add writes a style with its parent, and never overwrites a file', async () => {
    const cwd = project({})
    expect(await galley(['style', 'add', 'nature-chemistry'], {cwd})).toEqual({
      code: 0,
      out: 'wrote styles/csl/nature-chemistry.csl\nwrote styles/csl/nature.csl\nWrite `csl: nature-chemistry` in the settings of the paper.\n',
      err: ''
    })
    expect(readFileSync(join(cwd, 'styles/csl/nature.csl'), 'utf8')).toContain('<title>Nature</title>')
    expect((await galley(['style', 'add', 'nature'], {cwd})).err).toBe(
      'galley: styles/csl/nature.csl exists already; nothing was written\n'
    )
    expect((await galley(['style', 'add', 'natrue'], {cwd})).err).toBe(
      'galley: no style `natrue` in the CSL repository; did you mean `nature`, `naturae`?\n'
    )
    expect((await galley(['style', 'check', 'styles/csl/nature-chemistry.csl'], {cwd})).out).toBe(
      'no findings: CSL style nature-chemistry.csl\n'
    )
  })

  test.each([
    ['cut off', bad.slice(0, bad.indexOf('titel')), 'G602 4:1 This is not an XML tag'],
    ['a page', '<!doctype html><html></html>', 'G602 1:16 The style begins with `html`']
  ])('check reports a file that is %s once, and in itself', async (_, content, expected) => {
    const cwd = project({'bad.csl': content})
    const {code, out} = await galley(['style', 'check', 'bad.csl', '--format', 'json'], {cwd})
    const {diagnostics} = JSON.parse(out)
    expect([code, diagnostics.length]).toEqual([1, 1])
    const [{code: rule, file, start, message}] = diagnostics
    expect(file).toBe('bad.csl')
    expect(`${rule} ${start.line}:${start.column} ${message}`).toContain(expected)
  })

  test('check reads a file in Latin-1, and says so', async () => {
    const cwd = project({'bad.csl': Buffer.from(bad.replace('<title>t', '<title>ü'), 'latin1')})
    const {code, out} = await galley(['style', 'check', 'bad.csl', '--format', 'json'], {cwd})
    const found = JSON.parse(out).diagnostics.map(({code, start}: {code: string; start: {line: number}}) => [
      code,
      start.line
    ])
    expect(code).toBe(1)
    expect(found).toContainEqual(['G606', 2])
  })

  test('check reports what CSL forbids with line and column, even in parts that no citation uses', async () => {
    const cwd = project({'bad.csl': bad})
    const {code, out} = await galley(['style', 'check', 'bad.csl', '--format', 'json'], {cwd})
    expect(code).toBe(1)
    const {diagnostics} = JSON.parse(out)
    const told = diagnostics.map(
      ({code, start, message}: {code: string; start: {line: number; column: number}; message: string}) =>
        `${code} ${start.line}:${start.column} ${message}`
    )
    expect(told).toEqual([
      'G709 2:1 `info` lacks the element `updated`',
      'G709 4:7 `variable` cannot be `titel`, expected a variable for a text, a title or a number',
      'G602 5:1 The style has no macro `gone`'
    ])
    expect((await galley(['style', 'check', 'none.csl'], {cwd})).err).toBe('galley: no file `none.csl`\n')
    expect((await galley(['style', 'new', 'q', '--csl'], {cwd})).err).toContain(
      'works only with `style list`'
    )
  })
})
