import {expect, test} from 'vitest'
import type {Message} from 'vscode-languageserver/node'
import {completionsAt} from '../../src/lsp/completion.ts'
import type {CompletionTables} from '../../src/lsp/completion-tables.ts'
import {changedParts, createFront, type TablesMessage} from '../../src/node/lsp/front.ts'

const uri = 'file:///paper/01.md'
const tables: CompletionTables = {
  works: [{key: 'doe99', aliases: [], file: 'references.bib', entry: 'Doe (1999). Tides.'}],
  counts: {},
  labels: [],
  notes: [],
  terms: [],
  entries: [],
  style: 'plain',
  chapters: ['01.md'],
  bibliographies: ['references.bib'],
  settingsFile: 'manuscript.yaml'
}

/** A front of the server, with the messages that it sends to either side. */
function desk() {
  const [toEditor, toThread]: [Message[], Message[]] = [[], []]
  const front = createFront({
    toEditor: message => void toEditor.push(message),
    toThread: message => void toThread.push(message)
  })
  const send = (method: string, params: object, id?: number): void =>
    front.fromEditor({jsonrpc: '2.0', method, params, ...(id !== undefined && {id})} as Message)
  const complete = (id: number) =>
    send('textDocument/completion', {textDocument: {uri}, position: {line: 0, character: 5}}, id)
  const built = (changed: Partial<CompletionTables>): void =>
    front.fromThread({paper: 'p', texts: [[uri, '01.md']], tables: changed} satisfies TablesMessage)
  return {toEditor, toThread, send, complete, built}
}

test('completion is answered by the last tables, of the text as it is, and not by the thread', () => {
  const {toEditor, toThread, send, complete, built} = desk()
  send('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version: 1, text: 'See '}})
  complete(1)
  expect(toThread.map(message => (message as {method?: string}).method)).toEqual([
    'textDocument/didOpen',
    'textDocument/completion'
  ])
  built(tables)
  const end = {line: 0, character: 4}
  send('textDocument/didChange', {
    textDocument: {uri, version: 2},
    contentChanges: [{range: {start: end, end}, text: '@'}]
  })
  complete(2)
  expect(toThread).toHaveLength(3)
  expect(toEditor).toMatchObject([{id: 2, result: {items: [{label: 'doe99', detail: 'Doe (1999). Tides.'}]}}])
  built({works: []})
  complete(3)
  expect(toEditor[1]).toMatchObject({id: 3, result: {items: []}})
})

test('all else passes through, and what is malformed is left to the thread', () => {
  const {toEditor, toThread, send, built} = desk()
  built(tables)
  send('textDocument/didChange', {textDocument: 3})
  send('textDocument/completion', {}, 1)
  send('textDocument/hover', {}, 2)
  expect(toThread).toHaveLength(3)
  expect(toEditor).toEqual([])
})

test('only changed parts of tables are sent', () => {
  const sent = new Map<string, string>()
  expect(changedParts(tables, sent)).toEqual(tables)
  expect(changedParts({...tables, works: [...tables.works]}, sent)).toEqual({})
  expect(changedParts({...tables, counts: {doe99: 2}}, sent)).toEqual({counts: {doe99: 2}})
})

test('of many works the best are offered, those that begin so and are cited first, and aliases are found', () => {
  const work = (key: string, entry: string, aliases: readonly string[] = []) => ({
    key,
    aliases,
    file: 'references.bib',
    entry
  })
  const many = Array.from({length: 300}, (_, index) => work(`key${index}`, `A. Author: Work ${index}.`))
  const works = [...many, work('zoo', 'On key turning.'), work('late', 'Late.', ['keyhole'])]
  const cursor = (text: string) => ({file: '01.md', text, offset: text.length})
  const offered = (text: string) => {
    const found = completionsAt({...tables, works, counts: {key299: 3}}, cursor(text))
    return {labels: found.items.map(({label}) => label), isIncomplete: found.isIncomplete}
  }
  const {labels, isIncomplete} = offered('By [@KEY')
  expect(isIncomplete).toBe(true)
  expect(labels).toHaveLength(100)
  expect(labels.slice(0, 2)).toEqual(['key299', 'key0'])
  expect(offered('By [@turning').labels).toEqual(['zoo'])
  expect(offered('By [@keyh').labels).toEqual(['late', 'keyhole'])
  // A match does not extend from one work into the next.
  expect(offered('By [@work 0. a').labels).toEqual([])
})
