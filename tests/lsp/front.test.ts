import {expect, test} from 'vitest'
import type {Message} from 'vscode-languageserver/node'
import {createRandom} from '../../bench/random.mjs'
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

/** The message in the bytes that an editor gets. */
function messageIn(packet: Uint8Array): unknown {
  const [, length, body] = /^Content-Length: (\d+)\r\n\r\n(.*)$/s.exec(new TextDecoder().decode(packet)) ?? []
  expect(new TextEncoder().encode(body).length).toBe(Number(length))
  return JSON.parse(body ?? '')
}

/** A front of the server, with the messages that it sends to either side. */
function desk() {
  const [toEditor, toThread]: [unknown[], Message[]] = [[], []]
  const front = createFront({
    toEditor: packet => void toEditor.push(messageIn(packet)),
    toThread: message => void toThread.push(message)
  })
  const send = (method: string, params: object, id?: number): void =>
    front.fromEditor({jsonrpc: '2.0', method, params, ...(id !== undefined && {id})} as Message)
  const complete = (id: number) =>
    send('textDocument/completion', {textDocument: {uri}, position: {line: 0, character: 5}}, id)
  const sent = new Map<string, unknown>()
  const built = (all: CompletionTables): void => {
    const changed = changedParts(all, sent)
    front.fromThread({paper: 'p', texts: [[uri, '01.md']], tables: changed} satisfies TablesMessage)
  }
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
  built({...tables, works: []})
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

test('only changed parts of tables are sent, and of lists only changed items', () => {
  const sent = new Map<string, unknown>()
  const work = (key: string) => ({key, aliases: [], file: 'references.bib', entry: `${key} — Tides.`})
  const works = [work('a'), work('b'), work('c')]
  const nothing = {lists: {}, others: {}}
  const first = changedParts({...tables, works}, sent)
  expect(first.lists.works).toEqual({start: 0, removed: 0, added: works})
  expect(Object.keys({...first.lists, ...first.others}).sort()).toEqual(Object.keys(tables).sort())
  expect(changedParts({...tables, works: [...works]}, sent)).toEqual(nothing)
  expect(changedParts({...tables, works, counts: {a: 2}}, sent)).toEqual({
    ...nothing,
    others: {counts: {a: 2}}
  })
  const changes = (next: readonly ReturnType<typeof work>[]) =>
    changedParts({...tables, works: next, counts: {a: 2}}, sent).lists.works
  expect(changes([work('a'), work('x'), work('c')])).toEqual({start: 1, removed: 1, added: [work('x')]})
  expect(changes([work('a'), work('x'), work('x'), work('c')])).toEqual({
    start: 2,
    removed: 0,
    added: [work('x')]
  })
  expect(changes([work('c')])).toEqual({start: 0, removed: 3, added: []})
  expect(changes([])).toEqual({start: 0, removed: 1, added: []})
})

test('after any change of a list, completion offers its works and no others', () => {
  const {toEditor, send, complete, built} = desk()
  const text = 'See [@w'
  send('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version: 1, text}})
  const random = createRandom(11)
  let works = Array.from({length: 600}, (_, index) => ({
    key: `w${index}`,
    aliases: [],
    file: 'references.bib',
    entry: 'Doe.'
  }))
  for (let round = 0; round < 40; round++) {
    const [at, removed] = [random.between(0, works.length), random.between(0, round % 5 === 0 ? 60 : 3)]
    const added = Array.from({length: random.between(0, 3)}, (_, index) => ({
      ...works[0]!,
      key: `v${round}w${index}`
    }))
    works = [...works.slice(0, at), ...added, ...works.slice(at + removed)]
    built({...tables, works})
    send('textDocument/didChange', {textDocument: {uri, version: round + 2}, contentChanges: [{text: '[@v'}]})
    complete(round)
    const labels = (toEditor.at(-1) as {result: {items: {label: string}[]}}).result.items.map(
      ({label}) => label
    )
    const wanted = works.filter(({key}) => key.includes('v')).map(({key}) => key)
    expect(labels).toEqual(wanted.slice(0, 100))
  }
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
