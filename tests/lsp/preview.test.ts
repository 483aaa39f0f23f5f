import {afterAll, beforeAll, expect, test} from 'vitest'
import type {PagesMessage, PreviewAnswer, PreviewMessage, PreviewRequest} from '../../src/browser/messages.ts'
import type {Typesetter} from '../../src/node/print/typesetter.ts'
import {type Editor, editorOf} from './editor.ts'

/** The preview in the process of `galley lsp`. */

const files = {
  'manuscript.yaml':
    'title: On Tides\nlicense: CC-BY-4.0\nlang: en\nbibliography: references.bib\ncsl: apa\n',
  '01.md': '# Moon\n\nWater rises [@doe99].\n\n# Sun\n\nIt shines.\n',
  'references.bib': '@book{doe99, author={Doe, Jane}, title={Tides}, publisher={P}, year=1999}\n'
}

let editor: Editor
let address: string
let messages: AsyncGenerator<PreviewMessage>

/** A substitute for a browser that typesets pages: one page with the words of the text. */
const typesetter: Typesetter = {
  typeset: async ({html}) => ({
    pdf: new Uint8Array(),
    browser: 'none',
    problems: [],
    results: [
      {marks: {pages: [], labels: {}, fillings: [], hasEndNotes: false}},
      {
        shell: ['<html><head></head><body>', '</body></html>'],
        pages: [{html: `<div class="page">${/Unsaved[^.]*/.exec(html.replaceAll('\u00AD', ''))?.[0]}</div>`}]
      }
    ]
  }),
  version: async () => 'none',
  warm: () => undefined,
  close: async () => undefined
}

beforeAll(async () => {
  editor = await editorOf(files, {typesetter: () => typesetter})
  await editor.open('01.md', files['01.md'].replace('Water', 'Unsaved 😀 water'))
  await editor.findings('01.md')
  address = await editor.request('workspace/executeCommand', {command: 'galley.openPreview'})
  await editor.findings('01.md')
  messages = messagesOf(await fetch(`${address}events`))
})
afterAll(async () => {
  await messages.return(undefined)
  await editor.end()
})

async function* messagesOf<Message = PreviewMessage>(response: Response): AsyncGenerator<Message> {
  let text = ''
  for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
    text += part
    const lines = text.split('\n\n')
    text = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line.slice('data: '.length))
  }
}

/** Waits for the next message that `wanted` accepts, and returns its result. */
async function next<Wanted>(wanted: (message: PreviewMessage) => Wanted | undefined): Promise<Wanted> {
  for (;;) {
    const {value} = await messages.next()
    const found = value && wanted(value)
    if (found !== undefined) return found
  }
}

async function ask(request: PreviewRequest): Promise<PreviewAnswer> {
  const response = await fetch(`${address}requests`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', Origin: new URL(address).origin},
    body: JSON.stringify(request)
  })
  return response.json() as Promise<PreviewAnswer>
}

test('the page is shown by the editor, and has the text that is not saved', async () => {
  expect(editor.shown).toEqual([{uri: address, external: true}])
  expect(await (await fetch(address)).text()).toContain('Unsaved 😀 water rises')
  const again = await editor.request('workspace/executeCommand', {
    command: 'galley.previewAddress',
    arguments: [editor.uri('01.md')]
  })
  expect(again).toBe(address)
})

test('the page marks what the cursor is at: where one writes, where one goes, where the editor says', async () => {
  await editor.edit('01.md', {
    range: {start: {line: 6, character: 3}, end: {line: 6, character: 9}},
    text: 'blazes'
  })
  expect(await next(({cursor}) => cursor)).toMatchObject({words: 'blazes', unit: 'block 3'})
  await editor.ask('textDocument/documentHighlight', '01.md', 'wa|ter')
  expect(await next(({cursor}) => cursor)).toMatchObject({words: 'water', unit: 'block 1'})
  await editor.tell('galley/cursor', '01.md', '# S|un')
  expect(await next(({cursor}) => cursor)).toMatchObject({words: 'Sun', unit: 'block 2'})
})

test('a click on the page leads the editor to the word', async () => {
  const words = 'Unsaved \u{1F600} water'
  const answer = await ask({ask: 'source', unit: 'block 1', offset: words.length - 5, word: 'water'})
  expect(answer).toEqual({place: {file: '01.md', line: 3, column: 12}, fault: undefined})
  const at = {line: 2, character: 11}
  expect(editor.shown.at(-1)).toEqual({
    uri: editor.uri('01.md'),
    selection: {start: at, end: at},
    takeFocus: true
  })
})

test('a repair from the page is an edit of the editor, in the version that it was made for', async () => {
  await editor.edit('01.md', {
    range: {start: {line: 6, character: 0}, end: {line: 6, character: 0}},
    text: 'As [@deo99] says. '
  })
  const findings = await next(({report}) => report?.findings.filter(({code}) => code === 'G101')[0])
  expect(await ask({ask: 'mend', finding: findings.id, choice: 0})).toEqual({done: 'Mended: G101 in 01.md'})
  const [{edit, label}] = editor.applied as [(typeof editor.applied)[number]]
  expect(label).toBe('Mended: G101 in 01.md')
  expect(edit.documentChanges).toMatchObject([{textDocument: {version: 3}}])
  expect(editor.edited(edit)['01.md']).toContain('As [@doe99] says. It blazes.')
})

test('the link Pages shows the pages as they are set, with the text that is not saved', async () => {
  expect(await (await fetch(address)).text()).toContain(`${new URL(address).pathname}pages`)
  const shell = await (await fetch(`${address}pages`)).text()
  const stream = messagesOf<PagesMessage>(
    await fetch(new URL(/"events":"([^"]*pages-events[^"]*)"/.exec(shell)![1]!, address))
  )
  for await (const {isOther, count} of stream) if (isOther || count === 1) break
  const [, page] = /<div class="page">(.*?)<\/div>/s.exec(await (await fetch(`${address}pages`)).text())!
  expect(page).toContain('Unsaved 😀 water rises')
})

test('only the address with its token shows anything, and a command needs a paper', async () => {
  expect((await fetch(new URL('/', address))).status).toBe(403)
  await expect(
    editor.request('workspace/executeCommand', {command: 'galley.openPreview', arguments: ['file:///x.md']})
  ).rejects.toThrow('No file of a paper is open')
})

test('a preview stays open when the editor closes the last text, and then shows the saved one', async () => {
  await editor.close('01.md')
  await next(({changes}) => JSON.stringify(changes).includes('Water rises') || undefined)
  expect(await (await fetch(address)).text()).not.toContain('Unsaved')
})
