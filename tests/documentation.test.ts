import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {documentation} from '../src/documentation.ts'
import {galley, project, projectRoot} from './galley.ts'

test('pages generated from tables are current; `make docs` generates them', () => {
  for (const [path, text] of Object.entries(documentation())) {
    expect(existsSync(join(projectRoot, path)) && readFileSync(join(projectRoot, path), 'utf8'), path).toBe(
      text
    )
  }
  const pages = readdirSync(join(projectRoot, 'docs/rules')).map(name => `docs/rules/${name}`)
  expect(pages.sort()).toEqual(
    Object.keys(documentation())
      .filter(path => path.startsWith('docs/rules/'))
      .sort()
  )
})

describe('links between documents have targets', () => {
  const documents = [
    'README.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    ...readdirSync(join(projectRoot, 'docs'), {recursive: true, encoding: 'utf8'})
      .filter(name => name.endsWith('.md'))
      .map(name => `docs/${name}`)
  ]
  test.each(documents)('%s', document => {
    const text = readFileSync(join(projectRoot, document), 'utf8')
      .replace(/^(`{3,})[\s\S]*?^\1$/gm, '')
      .replace(/`[^`]*`/g, '')
    const targets = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target]) => target!)
    const files = targets.filter(target => !/^[a-z]+:/.test(target))
    expect(files.filter(file => !existsSync(join(projectRoot, dirname(document), file)))).toEqual([])
  })
})

test('the pages and pictures that the README links to are in the package', () => {
  const {files} = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {files: string[]}
  // npm always packs these files.
  const packed = [...files, 'README.md', 'CHANGELOG.md', 'LICENSE']
  const isPacked = (target: string): boolean =>
    packed.some(
      pattern =>
        target === pattern ||
        target.startsWith(`${pattern}/`) ||
        (pattern === 'docs/*.md' && /^docs\/[^/]+\.md$/.test(target))
    )
  const text = readFileSync(join(projectRoot, 'README.md'), 'utf8')
  const targets = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target]) => target!)
  const own = targets.filter(target => !/^[a-z]+:/.test(target))
  expect(own.length).toBeGreaterThan(20)
  expect(own.filter(target => !isPacked(target))).toEqual([])
})

test('the recipes for contributors name existing files, tests and targets of make', () => {
  const text = readFileSync(join(projectRoot, 'CONTRIBUTING.md'), 'utf8')
  const files = [...text.matchAll(/\b(?:src|tests|docs|tools|styles)\/[\w./-]+/g)].map(([file]) =>
    file.replace(/[./]+$/, '')
  )
  expect(files.length).toBeGreaterThan(20)
  for (const file of files)
    if (!/[A-Z]{4}/.test(file)) expect(existsSync(join(projectRoot, file)), file).toBe(true)
  const makefile = readFileSync(join(projectRoot, 'Makefile'), 'utf8')
  for (const [, target] of text.matchAll(/`make (\w+)/g))
    expect(makefile).toMatch(new RegExp(`^${target}:`, 'm'))
})

test('the guide for authors works as it stands', async () => {
  const guide = readFileSync(join(projectRoot, 'docs/guide-author.md'), 'utf8')
  const files = Object.fromEntries(
    [...guide.matchAll(/^`((?:manuscript\/|references)[\w./-]+)`:\n\n```\w+\n([\s\S]*?)```/gm)].map(match => [
      match[1]!,
      match[2]!
    ])
  )
  expect(Object.keys(files)).toHaveLength(3)
  const folder = project(files)
  const {code, out} = await galley(['check', folder])
  expect(code).toBe(0)
  expect(guide).toContain(out.trim())
  const built = await galley(['build'], {cwd: folder})
  expect(built.out).toContain('wrote build/on-the-rescue-of-bonded-labourers.html')
})

test('the guide for journals makes a style that works', async () => {
  const guide = readFileSync(join(projectRoot, 'docs/guide-journal.md'), 'utf8')
  const sheet = /^First, edit `styles\/quarterly\/style.yaml`;.*\n\n```yaml\n([\s\S]*?)```/m.exec(guide)![1]!
  const css = /```css\n([\s\S]*?)```/.exec(guide)![1]!
  const folder = project({
    'manuscript/manuscript.yaml': 'title: A paper\nstyle: quarterly\nlicense: CC-BY-4.0\n',
    'manuscript/01.md': '# One\n\nWords.\n'
  })
  const made = await galley(['style', 'new', 'quarterly', '--extends', 'insights'], {cwd: folder})
  expect(made.code).toBe(0)
  writeFileSync(join(folder, 'styles/quarterly/style.yaml'), sheet)
  writeFileSync(join(folder, 'styles/quarterly/screen.css'), css)
  const checked = await galley(['style', 'check', 'quarterly'], {cwd: folder})
  expect(guide).toContain(`galley style check quarterly     # ${checked.out}`)
  expect((await galley(['build', folder, '--to', 'html'])).code).toBe(0)
  const page = readFileSync(join(folder, 'build/a-paper.html'), 'utf8')
  expect(page).toContain(css.trim())
  expect(page).not.toContain('section-number">')
})
