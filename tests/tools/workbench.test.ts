import {cpSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, expect, onTestFailed, test} from 'vitest'
import {judgeCommand} from '../judge.ts'
import {project, projectRoot} from '../project.ts'
import {openWorkbench, type Workbench} from '../workbench.ts'

/**
 * An author's session in VS Code: its workbench runs in the browser, with the extension and its server, on a copy of the
 * sample article with a second chapter. Each test continues where the previous one ended.
 */

const command = judgeCommand('code-server')
let opened: Promise<Workbench> | undefined
let folder = ''

const entry = `
@article{galtung1969,
  author  = {Galtung, Johan},
  title   = {Violence, Peace, and Peace Research},
  journal = {Journal of Peace Research},
  year    = {1969},
  volume  = {6},
  number  = {3},
  pages   = {167--191}
}
`

/** Opens the workbench at the first use; skips the test if VS Code is not installed or not asked. */
function workbench(): Promise<Workbench> {
  const code = command()
  onTestFailed(async () => (await opened)?.picture('failed'))
  opened ??= openWorkbench(code, paper())
  return opened
}

function paper(): string {
  folder = join(
    project({
      // Lines end with CR LF, and an owl takes two units of UTF-16.
      'even-colour/02-peace.md': '# Peace\r\n\r\nOwls 🦉 [@galtung1969, p. 12] see it.\r\n',
      'even-colour/queries.yaml': '- ask: Is this the first edition?\n  label: galtung1969\n'
    }),
    'even-colour'
  )
  const sample = join(projectRoot, 'docs/examples/article')
  cpSync(sample, folder, {recursive: true})
  const add = (file: string, text: string): void =>
    writeFileSync(join(folder, file), readFileSync(join(sample, file), 'utf8') + text)
  add('references.bib', entry)
  add(
    'manuscript.yaml',
    'csl: apa\nwaivers:\n  - {rule: citation-locator-pages, subject: galtung1969, reason: The reprint is cited}\n'
  )
  return folder
}

const inFile = (file: string): string => readFileSync(join(folder, file), 'utf8')

const line = '.editor-instance .view-line'

/** Opens the list of actions; asks several times, since VS Code on a busy machine first answers with an empty list. */
async function askFor(action: string): Promise<void> {
  const {page, press, see} = await workbench()
  for (let tries = 0; tries < 4; tries++) {
    await new Promise(resolve => setTimeout(resolve, 1500))
    await press('Control', '.')
    const list = await page.waitForSelector('.action-widget', {timeout: 15_000}).catch(() => null)
    if (list !== null) break
  }
  await see('.action-widget', action)
}

test('she types `[@gal`, chooses the entry as printed, and sees the citation as printed', async () => {
  const {page, open, goTo, type, press, see, texts, picture} = await workbench()
  await open('01-article.md')
  await see(line, '(Tschichold, 1991)')
  await goTo(7, 1)
  await press('End')
  await press('End')
  await type(' Peace is more [@gal')
  await see('.suggest-widget .monaco-list-row.focused', 'galtung1969')
  const [first] = await page.$$eval('.suggest-widget .monaco-list-row', rows =>
    rows.map(row => row.getAttribute('aria-label'))
  )
  expect(first).toMatch(/^galtung1969, Galtung, J\. \(1969\)\. Violence, peace, and peace research\. Jou/)
  await press('Control', 'Space')
  await see('.suggest-details', 'Journal of Peace Research, 6(3), 167–191.')
  await picture('completion')
  await press('Enter')
  await see(line, '[@galtung1969] (Galtung, 1969)')
  expect(await texts('.squiggly-error')).toEqual([])
}, 600_000)

test('the key is explained and leads to its entry, which says how often it is cited, and where', async () => {
  const {press, see, texts, page, picture} = await workbench()
  for (const _ of 'ng1969]') await press('ArrowLeft')
  await press('Control', 'k')
  await press('Control', 'i')
  await see('.monaco-hover .hover-contents', 'galtung1969 in references.bib, cited 2 times')
  await picture('hover')
  await press('Escape')
  await press('F12')
  await see('.tab.active', 'references.bib')
  await see('.statusbar', 'Ln 60, Col 10')
  await see('.codelens-decoration', 'cited 2 times')
  // The lenses of entries outside the window are hidden, and all lenses are written again after a change.
  await new Promise(resolve => setTimeout(resolve, 2000))
  const [x, y] = await page.$$eval('.codelens-decoration[monaco-visible-content-widget] a', lenses => {
    const {left, top} = lenses.at(-1)!.getBoundingClientRect()
    return [left + 5, top + 5] as const
  })
  await page.mouse.click(x, y)
  await see('.reference-zone-widget', 'Locations (5)')
  await picture('citations')
  expect((await texts('.reference-zone-widget .monaco-tl-row')).slice(0, 4)).toEqual(
    ['01-article.md', '02-peace.md', 'manuscript.yaml', 'queries.yaml'].map(file => `${file}1`)
  )
  await press('Escape')
}, 300_000)

test('a wrong page range is underlined as she types, and repaired', async () => {
  const {page, goTo, press, type, see, texts, picture} = await workbench()
  await goTo(67, 14)
  for (const _ of '167--191') await press('Shift', 'ArrowRight')
  await type('191--167')
  await page.waitForSelector('.squiggly-warning', {timeout: 60_000})
  await askFor('Write `167--191`')
  await picture('repair')
  await press('Enter')
  await see(line, 'pages = {167--191}')
  await page.waitForSelector('.squiggly-warning', {hidden: true, timeout: 60_000})
  expect(await texts('.squiggly-warning')).toEqual([])
}, 300_000)

test('a key is renamed in the chapters, the bibliography, a waiver and a query', async () => {
  const {page, open, goTo, press, type, see, picture} = await workbench()
  await open('02-peace.md')
  await see(line, '(Galtung, 1969, p. 12)')
  await goTo(3, 14, 13)
  await press('F2')
  await page.waitForSelector('.rename-box input:focus', {visible: true, timeout: 60_000})
  await type('violence1969')
  await picture('rename')
  await press('Enter')
  await see(line, '[@violence1969, p. 12] (Galtung, 1969, p. 12)')
  // VS Code saves what it has renamed.
  await expect.poll(() => inFile('queries.yaml'), {timeout: 60_000}).toContain('label: violence1969\n')
  expect(inFile('02-peace.md')).toBe('# Peace\r\n\r\nOwls 🦉 [@violence1969, p. 12] see it.\r\n')
  expect(inFile('01-article.md')).toContain('Peace is more [@violence1969]\n')
  expect(inFile('references.bib')).toContain('@article{violence1969,\n')
  expect(inFile('manuscript.yaml')).toContain('subject: violence1969,')
}, 300_000)

test('a name that is taken is refused, and nothing else of VS Code renames the citation', async () => {
  const {page, press, type, see, picture} = await workbench()
  await press('F2')
  await page.waitForSelector('.rename-box input:focus', {visible: true, timeout: 60_000})
  await type('gill1931')
  await press('Enter')
  await see('.notification-toast', 'galley: `gill1931` is a work already, in references.bib:38')
  await picture('refused')
  await see(line, 'Owls 🦉 [@violence1969, p. 12]')
  expect(inFile('references.bib')).toContain('@article{violence1969,\n')
}, 300_000)

test('after a waiver, the cursor is where the reason belongs', async () => {
  const {page, goTo, press, type, see, texts, picture} = await workbench()
  await goTo(3, 15, 14)
  await type('x')
  await page.waitForSelector('.squiggly-error', {timeout: 60_000})
  await askFor('Waive G101 here')
  const rows = await page.$$eval('.action-widget .monaco-list-row.action', all =>
    all.map(row => row.textContent)
  )
  for (let row = 0; row < rows.findIndex(each => each.startsWith('Waive')); row++) await press('ArrowDown')
  await press('Enter')
  await see('.statusbar', 'Ln 3, Col 26')
  await picture('waiver')
  await type('not in print yet')
  await see(line, '<!-- galley-ignore G101: not in print yet -->')
  await page.waitForSelector('.squiggly-error', {hidden: true, timeout: 60_000})
  expect(await texts('.squiggly-error')).toEqual([])
  await press('Control', 'Shift', 'K')
  await goTo(3, 16, 15)
  await press('Backspace')
  await see(line, 'Owls 🦉 [@violence1969, p. 12] (Galtung, 1969, p. 12)')
}, 300_000)

test('the preview shows unsaved text at the cursor, and a click in it moves the cursor', async () => {
  const {goTo, press, type, see, run, preview, clickInPreview, picture} = await workbench()
  await goTo(3, 6)
  await run('galley: Show Preview to the Side')
  const frame = await preview()
  // The End key would stop at the end of a wrapped row, not of the line.
  await goTo(4, 1)
  await press('ArrowLeft')
  await type(' Unsaved words.')
  await frame.waitForFunction(() => document.body.textContent.includes('see it. Unsaved words.'), {
    timeout: 60_000
  })
  await picture('preview')
  expect(inFile('02-peace.md')).not.toContain('Unsaved')
  await clickInPreview('confined', 'Control')
  await see('.tab.active', '01-article.md')
  await see('.statusbar', 'Ln 19, Col 36')
  await picture('click')
  // Beside the panel, not over it.
  expect(await (await preview()).evaluate(() => innerWidth)).toBeGreaterThan(0)
  await see('.editor-group-container:not(.active) .tab.active', 'Preview')
}, 300_000)

test('a repair from the preview is an edit, which undo reverts', async () => {
  const {press, type, see, page, preview, picture} = await workbench()
  await type('[@liang1938] ')
  await page.waitForSelector('.squiggly-error', {timeout: 60_000})
  const frame = await preview()
  const repair = frame.locator('::-p-aria([name="Write liang1983"][role="button"])')
  await repair.setTimeout(60_000).click()
  await see(line, '[@liang1983] (Liang, 1983)')
  await picture('repaired')
  await page.locator('.tab.active').click()
  await press('Control', 'z')
  await see(line, '[@liang1938]')
  expect(inFile('01-article.md')).not.toContain('liang1938')
}, 300_000)

afterAll(async () => (await opened)?.end())
