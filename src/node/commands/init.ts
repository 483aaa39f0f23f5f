import {lstatSync, statSync} from 'node:fs'
import {basename, dirname, join, relative, resolve} from 'node:path'
import {createInterface} from 'node:readline/promises'
import {stringify} from 'yaml'
import {findLicense} from '../../core/licenses.ts'
import {plural} from '../../core/plural.ts'
import {nameWorks} from '../../references/import/works.ts'
import {writeWorks} from '../../references/import/written-work.ts'
import type {Flags, Run} from '../command.ts'
import {inProject} from '../files/destination.ts'
import {isStyle} from '../files/named-style.ts'
import {writeFiles} from '../files/write.ts'
import {findBrowser, thisMachine} from '../print/browser.ts'
import {UsageFault} from '../program/fault.ts'
import {readReferences} from './import-references.ts'

/**
 * `galley init`: creates a folder with a chapter, a bibliography and settings, which passes `galley check` and builds.
 */
export const runInit: Run = async (flags, paths) => {
  if (paths.length > 1) throw new UsageFault(`name one folder, not ${paths.length}`)
  const root = resolve(paths[0] ?? '.')
  if (typeof flags.from === 'string') return initFrom(flags.from, root)
  const settings = await settingsOf(flags, root)
  // If files would be overwritten, the command fails before it asks for the title.
  refuseExisting(root)
  const {bibliography, warnings} = await bibliographyOf(flags)
  const title = await titleOf(flags)
  const files = filesOf(title, settings, bibliography)
  await writeFiles(
    inProject(root, join(root, 'manuscript')),
    files.filter(({folder}) => folder === 'manuscript')
  )
  await writeFiles(
    inProject(root),
    files.filter(({folder}) => folder === '')
  )
  for (const {folder, path} of files)
    process.stdout.write(`wrote ${relative(process.cwd(), join(root, folder, path))}\n`)
  for (const line of warnings) process.stderr.write(`galley: warning: ${line}\n`)
  if ('problem' in findBrowser(thisMachine('')))
    process.stdout.write('PDFs need a browser, and none is installed: `galley browser` installs one\n')
  return 0
}

/** Converts a project of another program to a paper of galley. */
async function initFrom(from: string, root: string): Promise<number> {
  const {takeOver} = await import('./init-from.ts')
  const {files, program, chapters} = await takeOver(resolve(from))
  const there = [...files.keys()].filter(
    path => lstatSync(join(root, path), {throwIfNoEntry: false}) !== undefined
  )
  if (there.length > 0)
    throw new UsageFault(
      `${there.join(', ')} ${there.length === 1 ? 'exists' : 'exist'} already; nothing was written`
    )
  for (const [path, bytes] of files)
    await writeFiles(inProject(root, join(root, dirname(path))), [{path: basename(path), bytes}])
  for (const path of [...files.keys()].sort())
    process.stdout.write(`wrote ${relative(process.cwd(), join(root, path))}\n`)
  process.stdout.write(`taken over from ${program}: ${plural(chapters, 'chapter')}\n`)
  return 0
}

const places = [
  ['manuscript', 'manuscript.yaml'],
  ['manuscript', '01-introduction.md'],
  ['', 'references.bib'],
  ['', 'README.md'],
  ['', '.gitignore']
] as const

function refuseExisting(root: string): void {
  if (statSync(root, {throwIfNoEntry: false})?.isDirectory() === false)
    throw new UsageFault(`${root} is a file; name a folder`)
  const there = places
    .map(([folder, path]) => join(folder, path))
    .filter(path => lstatSync(join(root, path), {throwIfNoEntry: false}) !== undefined)
  if (there.length > 0)
    throw new UsageFault(
      `${there.join(', ')} ${there.length === 1 ? 'exists' : 'exist'} already; nothing was written`
    )
}

type Settings = Readonly<{authors: readonly string[]; lang: string; license: string; style: string}>

async function settingsOf(flags: Flags, root: string): Promise<Settings> {
  const text = (name: string): string | undefined => {
    const value = flags[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
  const lang = text('lang') ?? 'en-GB'
  if (!/^[a-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Z]{2}|\d{3}))?$/.test(lang))
    throw new UsageFault(`\`${lang}\` is not a language tag; write one such as en-GB`)
  const licence = text('license') ?? 'CC-BY-4.0'
  const license = findLicense(licence)?.id
  if (license === undefined)
    throw new UsageFault(`unknown licence \`${licence}\`; write one such as CC-BY-4.0 or CC-BY-NC-ND-4.0`)
  const style = text('style') ?? 'plain'
  if (!(await isStyle(style, root)))
    throw new UsageFault(
      `unknown journal style \`${style}\`; name one that \`galley style list\` prints, or a folder in styles/`
    )
  const named = Array.isArray(flags.author) ? flags.author : []
  const authors = named.filter(name => typeof name === 'string').map(name => name.trim())
  return {authors: authors.filter(name => name !== ''), lang, license, style}
}

/** Asks for the title if the terminal is interactive. */
async function titleOf(flags: Flags): Promise<string> {
  const given = typeof flags.title === 'string' ? flags.title.trim() : ''
  if (given !== '') return given
  if (process.stdin.isTTY !== true || flags.title !== undefined)
    throw new UsageFault('give the title of the paper with --title')
  const question = createInterface({input: process.stdin, output: process.stderr})
  try {
    const answer = (await question.question('Title of the paper: ')).trim()
    if (answer === '') throw new UsageFault('a paper needs a title; nothing was written')
    return answer
  } finally {
    question.close()
  }
}

async function bibliographyOf(
  flags: Flags
): Promise<Readonly<{bibliography: string; warnings: readonly string[]}>> {
  if (typeof flags.references !== 'string') return {bibliography: '', warnings: []}
  const {imported, warnings} = await readReferences([flags.references], undefined)
  if (imported.length === 0) throw new UsageFault(`${flags.references} has no references that could be read`)
  const works = writeWorks(nameWorks(imported, []))
  return {bibliography: works.map(({text}) => `${text}\n`).join('\n'), warnings}
}

type NewFile = Readonly<{folder: string; path: string; bytes: Uint8Array}>

function filesOf(
  title: string,
  {authors, lang, license, style}: Settings,
  bibliography: string
): readonly NewFile[] {
  const yaml = stringify(
    {
      title,
      ...(authors.length > 0 && {authors: authors.map(name => ({name}))}),
      lang,
      license,
      style,
      bibliography: '../references.bib'
    },
    {lineWidth: 0}
  )
  const texts = [
    bibliography === '' ? yaml : `${yaml}${listAll}`,
    introduction,
    bibliography || '% The works that the paper cites, in BibTeX or BibLaTeX.\n',
    readme(title),
    'build/*\n!build/manifest.json\n'
  ]
  return places.map(([folder, path], index) => ({
    folder,
    path,
    bytes: new TextEncoder().encode(texts[index])
  }))
}

/**
 * Settings that list all works: imported works are not cited yet, and an uncited work in the list of references is an
 * error.
 */
const listAll = `# Lists every work, cited or not.
# Remove this when your text cites what it needs: then \`galley check\` says what nobody cites.
nocite: ["@*"]
`

const introduction = `# Introduction {#sec:introduction}

Write one sentence a line, and leave a blank line between paragraphs.
A work is cited by its key in \`references.bib\`: \`[see @key, p. 3]\`.
`

function readme(title: string): string {
  return `# ${title.replace(/\s+/g, ' ')}

The text is in \`manuscript/\`, its settings are in \`manuscript/manuscript.yaml\`, and the references in \`references.bib\`.

| to | run |
|---|---|
| see the page while you write | \`galley watch --open\` |
| check every citation and reference | \`galley check\` |
| make the HTML and the PDF | \`galley build\` |
| make a proof with numbered lines | \`galley proof\` |
| add references from other programs | \`galley import FILE --to references.bib --append\` |
| see that the outputs are still the same | \`galley verify\` |
`
}
