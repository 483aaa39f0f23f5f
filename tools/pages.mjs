/**
 * Shows the effect of a change on pages: builds papers with a commit and with the working tree, and shows the pages that
 * differ side by side in build/pages/index.html. `make pages COMPARE=COMMIT PAPERS='FOLDER FILE.md'`; without them, the
 * last commit and the papers of this repository.
 */
import {spawnSync} from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join, relative, resolve} from 'node:path'
import {checkOut, hashOfCommit, removeCheckout, withWorkingTree} from '../bench/checkout.mjs'
import {findJudge} from './oracles/find.mjs'
import {canDraw, root} from './sheet.mjs'

const [commit = 'HEAD', ...named] = process.argv.slice(2)
const folder = join(root, 'build/pages')
const {signal} = new AbortController()

if (canDraw()) await showPages()
else console.log('skipped: no poppler (`make oracles`)')

async function showPages() {
  const hash = await hashOfCommit(commit)
  if (hash === undefined) throw new Error(`no commit ${commit}`)
  rmSync(folder, {recursive: true, force: true})
  mkdirSync(folder, {recursive: true})
  const scratch = mkdtempSync(join(tmpdir(), 'galley-pages-'))
  const checkout = join(scratch, 'before')
  const papers = named.length > 0 ? named.map(paper => resolve(paper)) : ownPapers(scratch)
  try {
    const before = await checkOut(hash, checkout, signal)
    const rows = await withWorkingTree(signal, async after =>
      papers.flatMap((paper, index) => differences(paper, index, {before, after}, scratch))
    )
    writeFileSync(join(folder, 'index.html'), page(rows))
    console.log(`wrote ${relative(process.cwd(), join(folder, 'index.html'))}: ${rows.length} pages differ`)
  } finally {
    await removeCheckout(checkout)
    rmSync(scratch, {recursive: true, force: true})
  }
}

/**
 * The papers of this repository: the sample, one in each language that the tests build, and this repository's own. The
 * last one is copied, because a folder `styles/` next to a paper takes precedence over the styles of the program.
 */
function ownPapers(scratch) {
  const copy = join(scratch, 'paper')
  for (const name of ['manuscript', 'references.bib'])
    cpSync(join(root, name), join(copy, name), {recursive: true})
  const languages = join(root, 'tests/data/languages')
  const texts = readdirSync(languages).filter(name => name.endsWith('.md'))
  return [copy, join(root, 'docs/examples/article'), ...texts.map(name => join(languages, name))]
}

/** The pages of a paper that the two programs render differently, as rows of the report. */
function differences(paper, index, programs, scratch) {
  const name = `${index + 1}-${basename(paper).replace(/\.\w+$/, '')}`
  const [before, after] = Object.entries(programs).map(([when, galley]) =>
    draw(paper, galley, `${name}-${when}`, scratch)
  )
  const count = Math.max(before.length, after.length)
  const rows = Array.from({length: count}, (_, number) => number).flatMap(number => {
    const pair = [before[number], after[number]]
    const [one, other] = pair.map(file => file && readFileSync(join(folder, file)))
    if (one && other?.equals(one)) {
      for (const file of pair) rmSync(join(folder, file))
      return []
    }
    return [{title: `${basename(paper)}, page ${number + 1}`, pair}]
  })
  console.log(`${basename(paper)}: ${rows.length} of ${count} pages differ`)
  return rows
}

/** Builds a paper with a program and draws its pages; returns the names of the pictures in order. */
function draw(paper, galley, prefix, scratch) {
  const output = join(scratch, prefix)
  const {stderr} = spawnSync(
    process.execPath,
    [galley, 'build', paper, '--to', 'pdf', '--draft', '--no-cache', '--output', output],
    {encoding: 'utf8'}
  )
  const pdf = existsSync(output) && readdirSync(output).find(name => name.endsWith('.pdf'))
  if (!pdf) {
    console.log(`${prefix}: no PDF: ${stderr.trim()}`)
    return []
  }
  const {command} = findJudge('pdftoppm')
  spawnSync(command[0], ['-r', '80', '-png', join(output, pdf), join(folder, prefix)])
  // Page numbers are padded to the length of the last one, so the names sort in the order of pages.
  return readdirSync(folder)
    .filter(file => file.startsWith(`${prefix}-`))
    .sort()
}

function page(rows) {
  const cells = rows.map(
    ({title, pair}) =>
      `<h2>${title}</h2>\n<div>${pair.map(file => (file ? `<img src="${file}" alt="">` : '<p>no such page</p>')).join('')}</div>`
  )
  return `<!doctype html>
<meta charset="utf-8">
<title>Pages before and after</title>
<style>body { font: 16px sans-serif } div { display: flex; gap: 1rem } img, p { width: 50%; border: 1px solid #999 }</style>
<h1>Before (${commit}) and after</h1>
${cells.join('\n') || '<p>No page differs.</p>'}
`
}
