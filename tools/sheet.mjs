// The shared parts of the tools that show pages of papers in the journal styles.
import {spawnSync} from 'node:child_process'
import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {build} from 'esbuild'
import puppeteer from 'puppeteer'
import {findJudge} from './oracles/find.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const styles = ['plain', 'insights', 'twocolumn', 'notes', 'joss']

/** Whether a program that draws pages is installed. */
export function canDraw() {
  return 'command' in findJudge('pdftoppm')
}

/** Builds a paper in a style, into the folder `output`; returns the name of the outputs without extension. */
export function buildIn(scratch, paper, settings, style, output, formats = 'html,pdf') {
  const copy = join(scratch, `paper-${style}`)
  rmSync(copy, {recursive: true, force: true})
  cpSync(paper, copy, {recursive: true})
  const text = readFileSync(join(copy, settings), 'utf8')
  const isFrontMatter = text.startsWith('---')
  const own = `style: ${style}\noutput: ${style}\n`
  const cleaned = text.replace(/^(?:style|output): .*\n/gm, '')
  writeFileSync(
    join(copy, settings),
    isFrontMatter ? cleaned.replace(/^---\r?\n/, `---\n${own}`) : `${own}${cleaned}`
  )
  const from = isFrontMatter ? join(copy, settings) : copy
  rmSync(join(output, `${style}.pdf`), {force: true})
  const {status, stdout, stderr} = spawnSync(
    process.execPath,
    [
      join(root, 'dist/galley.js'),
      'build',
      from,
      '--to',
      formats,
      '--output',
      output,
      ...(isFrontMatter ? ['--draft'] : [])
    ],
    {encoding: 'utf8'}
  )
  if (!existsSync(join(output, `${style}.pdf`)))
    throw new Error(`${paper} in ${style}: exit ${status}\n${stdout}${stderr}`)
  return style
}

/** Draws the first pages of a PDF; returns the names of the pictures, which begin with `prefix`. */
export function drawPages(pdf, prefix, last, resolution = 96) {
  const {command} = findJudge('pdftoppm')
  spawnSync(command[0], ['-r', String(resolution), '-l', String(last), '-png', pdf, prefix])
  return Array.from({length: last}, (_, index) => index + 1).flatMap(number => {
    const names = [`${prefix}-${number}.png`, `${prefix}-0${number}.png`].filter(existsSync)
    return names.map(name => basename(name))
  })
}

/** Joins pictures of the scratch folder into one, `columns` per row. */
export async function makeSheet(scratch, pictures, {file, columns, width, gap, colours}) {
  const images = pictures
    .map(name => `<img src="${pathToFileURL(join(scratch, name)).href}" alt="">`)
    .join('')
  const html = `<!doctype html><style>body{margin:0;padding:${gap}px;background:#8c8c8c;display:grid;grid-template-columns:repeat(${columns},1fr);gap:${gap}px;align-items:start}img{width:100%;display:block}</style>${images}`
  writeFileSync(join(scratch, 'sheet.html'), html)
  const browser = await openBrowser(scratch)
  await shoot(browser, join(scratch, 'sheet.html'), join(root, file), width)
  await browser.close()
  // Fewer colours reduce the file to a third; without `convert`, the file is only larger.
  spawnSync('convert', [
    join(root, file),
    '-dither',
    'None',
    '-colors',
    String(colours),
    `PNG8:${join(root, file)}`
  ])
  console.log(`wrote ${file}`)
}

/** Takes a screenshot of an HTML file in the browser; of the full page if no height is given. */
export async function shoot(browser, from, to, width, height) {
  const view = await browser.newPage()
  await view.setViewport({width, height: height ?? 800})
  await view.goto(pathToFileURL(from).href)
  await view.screenshot({path: to, fullPage: height === undefined})
  await view.close()
  return basename(to)
}

/** The browser that galley finds on this machine, with galley's own fonts. */
export async function openBrowser(scratch) {
  const bundle = join(scratch, 'browser.mjs')
  await build({
    stdin: {
      contents: [
        "export {findBrowser, thisMachine} from './src/node/print/browser.ts'",
        "export {writeFontConfiguration} from './src/node/print/browser-fonts.ts'"
      ].join('\n'),
      resolveDir: root,
      loader: 'ts'
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile: bundle,
    logLevel: 'warning'
  })
  const {findBrowser, thisMachine, writeFontConfiguration} = await import(pathToFileURL(bundle).href)
  const found = findBrowser(thisMachine([]))
  if ('problem' in found) throw new Error(found.problem)
  const folder = mkdtempSync(join(scratch, 'browser-'))
  const fonts = writeFontConfiguration(folder, join(folder, 'cache'), join(root, 'dist', 'fonts'))
  return puppeteer.launch({
    executablePath: found.path,
    env: {...process.env, FONTCONFIG_FILE: fonts},
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    headless: true
  })
}
