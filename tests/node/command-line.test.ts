import {chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {describe, expect, test} from 'vitest'
import {flagsOf, optionsOf} from '../../src/node/commands/flags.ts'
import {commands} from '../../src/node/commands/index.ts'
import {galley, project, projectRoot} from '../galley.ts'

const paper = {
  'manuscript/manuscript.yaml': 'title: A paper\nlicense: CC-BY-4.0\nbibliography: ../references.bib\n',
  'manuscript/01.md': '# One\n\nWords [@doe].\n',
  'references.bib': '@misc{doe, title = {A Book}, author = {Doe, Jane}, year = 1999}\n'
}

describe('help', () => {
  test('lists every command', async () => {
    const {code, out} = await galley(['--help'])
    expect(code).toBe(0)
    for (const command of commands) expect(out).toContain(`  ${command.name}`)
  })

  test('lists the options of a command', async () => {
    expect((await galley(['build', '--help'])).out).toContain('--draft')
  })

  test('--version', async () => {
    const {version} = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
    expect(await galley(['--version'])).toEqual({code: 0, out: `galley ${version}\n`, err: ''})
  })
})

describe('check', () => {
  test('passes a faultless paper', async () => {
    const {code, out, err} = await galley(['check', project(paper)])
    expect({code, out, err}).toEqual({
      code: 0,
      out: 'no findings: 1 chapter, 1 citation, 1 reference (1 cited, 0 uncited), 0 undefined\n',
      err: ''
    })
  })

  test('shows the source line, what is wrong in it and what to do', async () => {
    const {code, out} = await galley([
      'check',
      project({...paper, 'manuscript/01.md': '# One\n\nWords [see @deo, p. 3].\n'})
    ])
    expect(code).toBe(1)
    expect(out).toContain(`error[G101] \`deo\` is cited but not in the bibliography
 --> manuscript/01.md:3:12
  |
3 | Words [see @deo, p. 3].
  |            ^^^^
  = help: try \`doe\`
`)
    expect(out).toContain('error[G102]')
    expect(out).toContain('references.bib:1:1')
  })

  test('as JSON', async () => {
    const {code, out} = await galley([
      'check',
      project({...paper, 'references.bib': `${paper['references.bib']}@misc{roe, title = {B}}`}),
      '--format',
      'json'
    ])
    expect(code).toBe(1)
    expect(JSON.parse(out)).toEqual({
      version: 1,
      diagnostics: [
        {
          code: 'G102',
          rule: 'reference-uncited',
          severity: 'error',
          file: 'references.bib',
          start: {line: 2, column: 1, offset: 64},
          end: {line: 2, column: 10, offset: 73},
          subject: 'roe',
          message: '`roe` is in the bibliography but never cited',
          note: expect.any(String),
          url: 'docs/rules/reference-uncited.md'
        }
      ],
      counts: {chapters: 1, citations: 1, references: 2, cited: 1, uncited: 1, undefined: 0}
    })
  })

  test('as GitHub annotations', async () => {
    const {out} = await galley([
      'check',
      project({...paper, 'manuscript/01.md': 'Words [@deo].\n'}),
      '--format',
      'github'
    ])
    expect(out).toContain(
      '::error file=manuscript/01.md,line=1,endLine=1,col=8,endColumn=12,title=G101 citation-undefined::`'
    )
  })

  test('a waiver with a reason silences one finding, a severity all findings of a rule', async () => {
    const files = {
      ...paper,
      'references.bib': `${paper['references.bib']}@misc{roe, title = {B}}\n@misc{poe, title = {C}}`
    }
    const waiver = 'waivers: [{rule: reference-uncited, subject: roe, reason: for the appendix}]\n'
    const yaml = paper['manuscript/manuscript.yaml']
    const waived = await galley(['check', project({...files, 'manuscript/manuscript.yaml': yaml + waiver})])
    expect(waived.out).toContain('poe')
    expect(waived.out).not.toContain('`roe`')
    const off = await galley([
      'check',
      project({...files, 'manuscript/manuscript.yaml': `${yaml}rules: {G102: off}\n`})
    ])
    expect(off.code).toBe(0)
  })

  test('--strict fails on warnings', async () => {
    const folder = project({'paper.md': '---\nrules: {license-missing: warning}\n---\n\nWords.'})
    expect((await galley(['check', join(folder, 'paper.md')])).code).toBe(0)
    expect((await galley(['check', join(folder, 'paper.md'), '--strict'])).code).toBe(1)
  })
})

describe('five faults give five findings', () => {
  const sound = {
    ...paper,
    'manuscript/02.md': 'See @roe.\n\n![A map.](map.svg)\n',
    'manuscript/map.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
  }
  const bib = '@misc{doe, title = {A}}\n@misc{roe, title = {B}}\n@misc{zoe, title = {C}}\n'
  const files = {...sound, 'manuscript/03.md': '[@zoe]', 'references.bib': bib}

  test.each([
    [
      'a misspelt key',
      {'manuscript/02.md': 'See @rose and @roe.\n\n![A map.](map.svg)\n'},
      'manuscript/02.md:1:5 G101 rose'
    ],
    [
      'an uncited entry',
      {'references.bib': `${bib}@misc{poe, title = {D}}\n`},
      'references.bib:4:1 G102 poe'
    ],
    [
      'a broken entry in the middle',
      {'references.bib': bib.replace('{B}}', '{B}')},
      'references.bib:2:1 G201 roe'
    ],
    ['a missing figure', {'manuscript/map.svg': undefined}, 'manuscript/02.md:3:1 G303 map.svg'],
    [
      'a removed licence',
      {'manuscript/manuscript.yaml': 'title: A paper\nbibliography: ../references.bib\n'},
      'manuscript/manuscript.yaml:1:1 G401 license'
    ]
  ])('%s', async (_, change, expected) => {
    const changed = Object.fromEntries(
      Object.entries({...files, ...change}).filter(([, content]) => content !== undefined)
    ) as Record<string, string>
    const {out} = await galley(['check', project(changed), '--format', 'json'])
    const found = JSON.parse(out).diagnostics as Array<{
      file: string
      start: {line: number; column: number}
      code: string
      subject: string
    }>
    expect(
      found.map(({file, start, code, subject}) => `${file}:${start.line}:${start.column} ${code} ${subject}`)
    ).toEqual([expected])
  })

  test('a faultless paper has none', async () => {
    expect((await galley(['check', project(files)])).out).toMatch(/^no findings/)
  })
})

describe('impossible commands are refused with a message of one line', () => {
  const one = /^galley: [^\n]+\n$/

  test.each([
    ['no such folder', ['check', 'nowhere']],
    ['unknown command', ['chekc']],
    ['unknown option', ['check', '--formt', 'json']],
    ['unknown format', ['check', '--format', 'xml']],
    ['unknown output', ['build', '--to', 'mobi']],
    ['two papers to watch', ['watch', 'a', 'b']],
    ['a file that is no Markdown', ['check', 'package.json']],
    ['a round that is no number', ['proof', '--round', 'two']]
  ])('%s', async (_, args) => {
    const {code, err} = await galley(args)
    expect(code).toBe(2)
    expect(err).toMatch(one)
    expect(err).not.toMatch(/\bat .*:\d+:\d+/)
  })

  test('an empty folder', async () => {
    const {code, err} = await galley(['build', project({})])
    expect(code).toBe(2)
    expect(err).toMatch(one)
  })

  test('verify without a manifest', async () => {
    const {code, err} = await galley(['verify', project(paper)])
    expect(code).toBe(2)
    expect(err).toMatch(/no manifest/)
  })
})

describe('bad input gives a located finding', () => {
  async function findings(files: Record<string, string | Uint8Array>, entry = ''): Promise<string[]> {
    const {code, out, err} = await galley(['check', join(project(files), entry), '--format', 'json'])
    expect(err).toBe('')
    expect(code).toBe(1)
    const diagnostics = JSON.parse(out).diagnostics as Array<{
      file: string
      start?: {line: number; column: number}
      rule: string
    }>
    return diagnostics.map(
      ({file, start, rule}) => `${file}${start ? `:${start.line}:${start.column}` : ''} ${rule}`
    )
  }

  test('front matter that is not YAML', async () => {
    expect(await findings({'paper.md': '---\ntitle: "Law\n---\n\nWords.\n'}, 'paper.md')).toContain(
      'paper.md:2:12 front-matter-syntax'
    )
  })

  test('a chapter that is not UTF-8', async () => {
    const saved = (byte: number) => Uint8Array.from([...Buffer.from('# One\n\nCaf'), byte, 0x21])
    const found = await findings({...paper, 'manuscript/02.md': saved(0xe9), 'manuscript/03.md': saved(0x8e)})
    expect(found).toContain('manuscript/02.md:3:4 file-encoding')
    expect(found).toContain('manuscript/03.md:3:4 file-unreadable')
  })

  test('a paper that is not UTF-8 is named', async () => {
    const cwd = project({'paper.md': Uint8Array.from([0x43, 0x61, 0x66, 0x8e, 0x21])})
    expect(await galley(['check', 'paper.md'], {cwd})).toMatchObject({
      code: 2,
      err: `galley: nothing to read in ${cwd}: the file is not saved as UTF-8 (paper.md)\n`
    })
  })

  test('a folder named like a chapter', async () => {
    const folder = project(paper)
    mkdirSync(join(folder, 'manuscript/02.md'))
    const {code, out} = await galley(['check', folder])
    expect(code).toBe(1)
    expect(out).toContain('`manuscript/02.md` cannot be read as text: folder')
  })

  test('a bibliography of 0 bytes leaves its citations undefined', async () => {
    expect(await findings({...paper, 'references.bib': ''})).toEqual([
      'manuscript/01.md:3:8 citation-undefined'
    ])
  })

  test('a link that leads out of the project', async () => {
    const folder = project(paper)
    symlinkSync('/etc/passwd', join(folder, 'manuscript/02.md'))
    const {code, out} = await galley(['check', folder])
    expect(code).toBe(1)
    expect(out).toContain('link that leads outside the project')
    expect(out).not.toContain('root:')
  })

  test('an unreadable chapter', async () => {
    const folder = project(paper)
    chmodSync(folder, 0o755)
    writeFileSync(join(folder, 'manuscript/02.md'), 'Words.')
    chmodSync(join(folder, 'manuscript/02.md'), 0)
    // Root can read everything, so the process runs as `nobody`.
    const nobody = process.getuid?.() === 0 ? {uid: 65534} : {}
    expect((await galley(['check', folder], {cwd: folder, ...nobody})).out).toContain('unreadable file')
  })
})

describe('build', () => {
  test('writes the outputs and their manifest, and nothing else', async () => {
    const folder = project(paper)
    const {code, out} = await galley(['build', folder, '--to', 'html'])
    expect(code).toBe(0)
    expect(out).toContain('a-paper.html')
    expect(readdirSync(join(folder, 'build')).sort()).toEqual(['a-paper.html', 'manifest.json'])
  })

  test('errors keep the last good output; a draft is written with marks', async () => {
    const folder = project(paper)
    await galley(['build', folder, '--to', 'html'])
    const before = readFileSync(join(folder, 'build/a-paper.html'), 'utf8')
    writeFileSync(join(folder, 'manuscript/01.md'), 'Words [@deo].')
    const failed = await galley(['build', folder, '--to', 'html'])
    expect(failed.code).toBe(1)
    expect(failed.err).toMatch(/nothing was written/)
    expect(readFileSync(join(folder, 'build/a-paper.html'), 'utf8')).toBe(before)
    const draft = await galley(['build', folder, '--to', 'html', '--draft'])
    expect(draft.code).toBe(1)
    const page = readFileSync(join(folder, 'build/a-paper.html'), 'utf8')
    expect(page).toContain('<strong class="citation-undefined">deo?</strong>')
    expect(page).toContain('DRAFT')
  })

  test('a single file is built into build/ beside it, or into the given folder', async () => {
    const folder = project({'paper.md': '---\ntitle: A\nlicense: CC-BY-4.0\n---\n\nWords.\n'})
    await galley(['build', 'paper.md', '--to', 'html'], {cwd: folder})
    expect(readdirSync(join(folder, 'build')).sort()).toEqual(['manifest.json', 'paper.html'])
    await galley(['build', 'paper.md', '--to', 'html', '--output', 'out'], {cwd: folder})
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['manifest.json', 'paper.html'])
  })
})

test('settings of other programs in the folder of a paper are not executed', async () => {
  const writes = (name: string) => `require('node:fs').writeFileSync('${name}', ''); module.exports = {}`
  const folder = project({
    ...paper,
    '.puppeteerrc.cjs': writes('ran-1'),
    'puppeteer.config.cjs': writes('ran-2')
  })
  const {code} = await galley(['build', '--to', 'pdf'], {cwd: folder})
  expect(code).toBe(0)
  expect(readdirSync(folder).filter(name => name.startsWith('ran'))).toEqual([])
})

describe('an option that is given twice', () => {
  const options = commands.flatMap(command =>
    command.options.filter(({value}) => value !== undefined).map(option => ({command, option}))
  )
  const given = (command: (typeof commands)[number], ...args: readonly string[]) =>
    flagsOf(command, parseArgs({args: [...args], options: optionsOf(command)}).values)

  test.each(
    options.map(({command, option}) => ({name: `${command.name} --${option.name}`, command, option}))
  )('$name has both values, or is a fault that names them', ({command, option: {name, many}}) => {
    const both = () => given(command, `--${name}`, 'a', `--${name}=b`)
    if (many === undefined) expect(both).toThrow(`\`--${name}\` takes one value, but has \`a\` and \`b\``)
    else expect(both()).toEqual({[name]: many === 'list' ? 'a,b' : ['a', 'b']})
    expect(given(command, `--${name}`, 'a')).toEqual({[name]: many === 'several' ? ['a'] : 'a'})
  })

  test('takes a list where its value is called one, and only there', () => {
    const lists = options.filter(({option}) => /^(?:LIST|RULES|NAMES)$/.test(option.value!))
    expect(options.filter(({option}) => option.many === 'list')).toEqual(lists)
  })

  test('build --to html --to docx writes both, and no output twice', async () => {
    const folder = project({'paper.md': 'Words.\n'})
    const {code, out} = await galley([
      'build',
      folder,
      '--to',
      'html',
      '--to',
      'docx,html',
      '--strict',
      '--strict'
    ])
    expect(code).toBe(0)
    expect(out.match(/^wrote \S+/gm)?.map(line => line.split('/').at(-1))).toEqual([
      'paper.html',
      'paper.docx',
      'manifest.json'
    ])
  })

  test.each([
    [['build', '--output', 'a', '--output', 'b'], '`--output` takes one value, but has `a` and `b`'],
    [
      ['check', '--format', 'json', '--format=sarif'],
      '`--format` takes one value, but has `json` and `sarif`'
    ]
  ])('galley %s is one line', async (args, line) => {
    const folder = project(paper)
    expect(await galley([...args, folder])).toEqual({code: 2, out: '', err: `galley: ${line}\n`})
  })

  test('with the same value is that value', async () => {
    const {out} = await galley(['rules', '--format', 'json', '--format', 'json'])
    expect(JSON.parse(out)).toBeTruthy()
  })
})
