// Builds the sample article in every journal style, and a page that shows them: `make gallery`.
// `--sheet FILE.png` makes a contact sheet of first pages instead: of the sample and, where it is there, of a paper of
// the corpus.
import {spawnSync} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {build} from 'esbuild'
import puppeteer from 'puppeteer'

const root = fileURLToPath(new URL('..', import.meta.url))
const styles = ['plain', 'insights', 'twocolumn', 'notes', 'joss']
const sample = join(root, 'docs/examples/article')
const corpusPaper = join(root, '../shared/corpus/joss/DrWatson.jl')
const folder = join(root, 'build/gallery')
const scratch = mkdtempSync(join(tmpdir(), 'galley-gallery-'))
const canDraw = spawnSync('pdftoppm', ['-v']).error === undefined

const sheet = process.argv.indexOf('--sheet')
try {
  if (sheet < 0) await makeGallery()
  else await makeSheet(process.argv[sheet + 1] ?? 'docs/pages-styles.png')
} finally {
  rmSync(scratch, {recursive: true, force: true})
}

async function makeGallery() {
  rmSync(folder, {recursive: true, force: true})
  mkdirSync(folder, {recursive: true})
  const browser = await openBrowser()
  const cards = []
  for (const style of styles) {
    const name = buildIn(sample, 'manuscript.yaml', style, folder)
    const pictures = canDraw
      ? drawPages(join(folder, `${name}.pdf`), join(folder, name), 2)
      : [await shoot(browser, join(folder, `${name}.html`), join(folder, `${name}-1.png`), 800, 1123)]
    cards.push(card(style, name, pictures))
    console.log(`wrote build/gallery/${name}.html, .pdf`)
  }
  await browser.close()
  // It would be that of the last style alone.
  rmSync(join(folder, 'manifest.json'), {force: true})
  writeFileSync(join(folder, 'index.html'), page(cards))
  console.log('wrote build/gallery/index.html')
}

async function makeSheet(file) {
  if (!canDraw) throw new Error('expected pdftoppm, to draw pages')
  const papers = [['manuscript.yaml', sample]]
  if (existsSync(corpusPaper)) papers.push(['paper.md', corpusPaper])
  const pictures = papers.flatMap(([settings, paper]) =>
    styles.map(style => {
      const name = buildIn(paper, settings, style, scratch)
      return drawPages(join(scratch, `${name}.pdf`), join(scratch, `${settings}-${name}`), 1)[0]
    })
  )
  const images = pictures
    .map(name => `<img src="${pathToFileURL(join(scratch, name)).href}" alt="">`)
    .join('')
  const html = `<!doctype html><style>body{margin:0;padding:14px;background:#8c8c8c;display:grid;grid-template-columns:repeat(${styles.length},1fr);gap:14px;align-items:start}img{width:100%;display:block}</style>${images}`
  writeFileSync(join(scratch, 'sheet.html'), html)
  const browser = await openBrowser()
  await shoot(browser, join(scratch, 'sheet.html'), join(root, file), 1500)
  await browser.close()
  // Fewer colours make a picture of pages a third as large; without the program it is only larger.
  spawnSync('convert', [join(root, file), '-dither', 'None', '-colors', '40', `PNG8:${join(root, file)}`])
  console.log(`wrote ${file}`)
}

/** Builds a paper in a style; gives the name of the outputs without their ending. */
function buildIn(paper, settings, style, output) {
  const copy = join(scratch, `paper-${style}`)
  rmSync(copy, {recursive: true, force: true})
  cpSync(paper, copy, {recursive: true})
  const text = readFileSync(join(copy, settings), 'utf8')
  const isFrontMatter = text.startsWith('---')
  const own = `style: ${style}\noutput: ${style}\n`
  const cleaned = text.replace(/^(?:style|output): .*\n/gm, '')
  writeFileSync(
    join(copy, settings),
    isFrontMatter ? cleaned.replace(/^---\n/, `---\n${own}`) : `${own}${cleaned}`
  )
  const from = isFrontMatter ? join(copy, settings) : copy
  const {status, stdout, stderr} = spawnSync(
    process.execPath,
    [join(root, 'dist/galley.js'), 'build', from, '--output', output, ...(isFrontMatter ? ['--draft'] : [])],
    {encoding: 'utf8'}
  )
  if (!existsSync(join(output, `${style}.pdf`)))
    throw new Error(`${style}: exit ${status}\n${stdout}${stderr}`)
  return style
}

function drawPages(pdf, prefix, last) {
  spawnSync('pdftoppm', ['-r', '96', '-l', String(last), '-png', pdf, prefix])
  return Array.from({length: last}, (_, index) => index + 1).flatMap(number => {
    const names = [`${prefix}-${number}.png`, `${prefix}-0${number}.png`].filter(existsSync)
    return names.map(name => name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1))
  })
}

async function shoot(browser, from, to, width, height) {
  const view = await browser.newPage()
  await view.setViewport({width, height: height ?? 800})
  await view.goto(pathToFileURL(from).href)
  await view.screenshot({path: to, fullPage: height === undefined})
  await view.close()
  return to.slice(to.lastIndexOf('/') + 1)
}

function card(style, name, pictures) {
  const yaml = readFileSync(join(root, 'styles', style, 'style.yaml'), 'utf8')
  const about = /^# *(.+)$/m.exec(yaml)?.[1] ?? ''
  const images = pictures
    .map(
      (picture, index) =>
        `<img src="${picture}" alt="Page ${index + 1} of the sample article in the style ${style}">`
    )
    .join('')
  return `<section><h2>${style}</h2><p>${about}</p><p><a href="${name}.pdf">${style}: PDF</a> · <a href="${name}.html">${style}: HTML</a></p><div class="pages">${images}</div></section>`
}

function page(cards) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>One article in five journal styles</title>
<style>
:root{color-scheme:light dark}
body{max-width:80rem;margin:0 auto;padding:2rem 1.25rem 4rem;font:1rem/1.5 system-ui,sans-serif}
h1{margin:0 0 .25rem;font-size:1.75rem}
h2{margin:0;font-size:1.25rem}
section{margin-top:2.5rem;padding-top:1.25rem;border-top:1px solid}
section p{margin:.25rem 0}
a{text-underline-offset:.2em}
.pages{display:flex;flex-wrap:wrap;gap:1rem;margin-top:.75rem}
.pages img{width:min(100%,24rem);height:auto;background:#fff;box-shadow:0 0 0 1px #888}
</style>
</head>
<body>
<main>
<h1>One article in five journal styles</h1>
<p>The same Markdown and BibTeX, with another <code>style:</code> in the settings.</p>
${cards.join('\n')}
</main>
</body>
</html>
`
}

async function openBrowser() {
  const bundle = join(scratch, 'browser.mjs')
  await build({
    stdin: {
      contents: "export {findBrowser, thisMachine} from './src/node/browser.ts'",
      resolveDir: root,
      loader: 'ts'
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile: bundle,
    logLevel: 'warning'
  })
  const {findBrowser, thisMachine} = await import(pathToFileURL(bundle).href)
  const found = findBrowser(thisMachine([]))
  if ('problem' in found) throw new Error(found.problem)
  return puppeteer.launch({
    executablePath: found.path,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    headless: true
  })
}
