import {spawnSync} from 'node:child_process'
import {appendFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {isInstalled} from './measure.mjs'
import {findPeer} from './peers.mjs'

/** The Pandoc to compare with: `PANDOC`, the pinned one, or the one on the path. The table has its version. */
const pandoc = process.env.PANDOC ?? findPeer('pandoc')
const pandocName =
  /^pandoc \d+\.\d+/.exec(spawnSync(pandoc, ['--version'], {encoding: 'utf8'}).stdout ?? '')?.[0] ?? 'pandoc'

/**
 * The measurements on a manuscript: groups of programs that do comparable work. Within a group the programs run in
 * turn, and the first is the baseline.
 * @param {string} galley path of `dist/galley.js`
 * @param {string} size
 * @param {string} folder of the manuscript
 * @returns {readonly Group[]}
 */
export function scenarios(galley, size, folder) {
  // Beside the manuscript, so that it is empty at first.
  const env = {GALLEY_CACHE: `${folder}-cache`}
  const run = (...args) => ({program: process.execPath, args: [galley, ...args], cwd: folder, env})
  const html = {
    title: `${size}: check and HTML`,
    contenders: [
      contender(`${pandocName} --citeproc, HTML`, pandocCommand(folder)),
      contender('galley check, first', run('check', '--no-cache')),
      contender('galley check, again', run('check')),
      contender('galley to HTML, first', run('build', '--to', 'html', '--no-cache')),
      contender('galley to HTML, again', run('build', '--to', 'html'))
    ]
  }
  const edited = afterAnEdit(run, size, folder)
  if (size === 'small') return [startUp(run, folder), html, edited, ...pdf(run, size, folder)]
  // Larger manuscripts would have thousands of pages.
  return size === 'x10' ? [html, edited, ...pdf(run, size, folder)] : [html, edited]
}

/** The usual case for an author: one sentence is new, and everything else is unchanged. */
function afterAnEdit(run, size, folder) {
  const chapter = {prepare: count => edit(folder, join('manuscript', '06-chapter.md'), count)}
  const whole = {prepare: count => edit(folder, 'paper.md', count)}
  return {
    title: `${size}: check and HTML after an edit`,
    contenders: [
      {...contender(`${pandocName} --citeproc, HTML`, pandocCommand(folder)), ...whole},
      {...contender('galley check', run('check')), ...chapter},
      {...contender('galley to HTML', run('build', '--to', 'html')), ...chapter}
    ]
  }
}

function startUp(run, folder) {
  return {
    title: 'start-up',
    contenders: [
      contender(`${pandocName} --version`, {program: pandoc, args: ['--version'], cwd: folder}),
      contender('node -e 0', {program: process.execPath, args: ['-e', '0'], cwd: folder}),
      contender('galley --version', run('--version'))
    ]
  }
}

/** The same task as galley's: citations and list in Pandoc's default style, one standalone page. */
function pandocCommand(folder) {
  const args = ['--citeproc', '--standalone', '--mathml', 'paper.md', '--output', 'pandoc.html']
  return {program: pandoc, args, cwd: folder}
}

/** LaTeX gets the same text; Pandoc writes the `.tex`, which is not counted. */
function pdf(run, size, folder) {
  const latexmk = {
    program: 'latexmk',
    args: ['-xelatex', '-silent', '-interaction=nonstopmode', '-outdir=latex', 'paper.tex'],
    cwd: folder
  }
  const absent = [pandoc, 'latexmk', 'xelatex', 'biber'].filter(program => !isInstalled(program))
  const missing = absent.length === 0 ? undefined : `${absent.join(', ')} not installed`
  const latex = {name: 'latexmk -xelatex, biber', command: latexmk, missing}
  const galley = contender('galley to PDF, first', run('build', '--to', 'pdf', '--no-cache'))
  const again = contender('galley to PDF, after an edit', run('build', '--to', 'pdf'))
  const makeTex = () => {
    const args = [
      '--biblatex',
      '--standalone',
      '--variable=biblio-style:authoryear',
      'paper.md',
      '--output',
      'paper.tex'
    ]
    if (missing === undefined) spawnSync(pandoc, args, {cwd: folder, stdio: 'ignore'})
  }
  return [
    {
      title: `${size}: PDF from nothing`,
      contenders: [
        {
          ...latex,
          prepare: () => {
            rmSync(join(folder, 'latex'), {recursive: true, force: true})
            makeTex()
          }
        },
        {...galley, prepare: () => rmSync(join(folder, 'build'), {recursive: true, force: true})}
      ]
    },
    {
      title: `${size}: PDF again, after an edit`,
      contenders: [
        {
          ...latex,
          prepare: count => {
            edit(folder, 'paper.md', count)
            makeTex()
          }
        },
        {...again, prepare: count => edit(folder, join('manuscript', '06-chapter.md'), count)}
      ]
    }
  ]
}

function edit(folder, path, count) {
  appendFileSync(join(folder, path), `\nEdit number ${count} adds a sentence.\n`)
}

function contender(name, command) {
  const missing = isInstalled(command.program) ? undefined : `${command.program} not installed`
  return {name, command, missing}
}

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {import('./measure.mjs').Command} command
 * @property {string | undefined} missing why it cannot run here
 * @property {(run: number) => void} [prepare] uncounted preparation of each run
 */

/**
 * @typedef {object} Group
 * @property {string} title
 * @property {readonly Contender[]} contenders
 */
