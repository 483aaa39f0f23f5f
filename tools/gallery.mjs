// Builds the sample article in every journal style, and a page that shows them: `make gallery`.
// `--sheet FILE.png` makes a contact sheet of first pages instead: of the sample and, if it exists, of a paper of the
// corpus.
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {buildIn, canDraw, drawPages, makeSheet, openBrowser, root, shoot, styles} from './sheet.mjs'

const sample = join(root, 'docs/examples/article')
const corpusPaper = join(root, '../shared/corpus/joss/DrWatson.jl')
const folder = join(root, 'build/gallery')
const scratch = mkdtempSync(join(tmpdir(), 'galley-gallery-'))

const sheet = process.argv.indexOf('--sheet')
try {
  if (sheet < 0) await makeGallery()
  else await makeSheetOfStyles(process.argv[sheet + 1] ?? 'docs/pages-styles.png')
} finally {
  rmSync(scratch, {recursive: true, force: true})
}

async function makeGallery() {
  rmSync(folder, {recursive: true, force: true})
  mkdirSync(folder, {recursive: true})
  const browser = await openBrowser(scratch)
  const cards = []
  for (const style of styles) {
    const name = buildIn(scratch, sample, 'manuscript.yaml', style, folder)
    const pictures = canDraw()
      ? drawPages(join(folder, `${name}.pdf`), join(folder, name), 2)
      : [await shoot(browser, join(folder, `${name}.html`), join(folder, `${name}-1.png`), 800, 1123)]
    cards.push(card(style, name, pictures))
    console.log(`wrote build/gallery/${name}.html, .pdf`)
  }
  await browser.close()
  // The manifest would be that of the last style only.
  rmSync(join(folder, 'manifest.json'), {force: true})
  writeFileSync(join(folder, 'index.html'), page(cards))
  console.log('wrote build/gallery/index.html')
}

async function makeSheetOfStyles(file) {
  if (!canDraw()) throw new Error('expected poppler (`make oracles`), to draw pages')
  const papers = [['manuscript.yaml', sample]]
  if (existsSync(corpusPaper)) papers.push(['paper.md', corpusPaper])
  const pictures = papers.flatMap(([settings, paper]) =>
    styles.map(style => {
      const name = buildIn(scratch, paper, settings, style, scratch)
      return drawPages(join(scratch, `${name}.pdf`), join(scratch, `${settings}-${name}`), 1)[0]
    })
  )
  await makeSheet(scratch, pictures, {file, columns: styles.length, width: 1500, gap: 14, colours: 40})
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
