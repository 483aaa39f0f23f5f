import {Message, type NotificationMessage, type RequestMessage} from 'vscode-jsonrpc/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {completionList, completionsAt, prepareTables} from '../../lsp/completion.ts'
import type {CompletionTables} from '../../lsp/completion-tables.ts'
import {schemaCompletion} from '../../lsp/schema-completion.ts'
import {soundDocuments} from './documents.ts'
import {applySplice, type ListSplice, spliceOf} from './list-splice.ts'
import {packetOf} from './packet.ts'

/** The tables of a paper, sent by the thread that builds it; parts that have not changed are left out. */
export type TablesMessage = Readonly<{
  paper: string
  texts: ReadonlyArray<readonly [uri: string, file: string]>
  tables: ChangedTables
}>

/** The changed parts of tables; of a list, only the changed items. */
type ChangedTables = Readonly<{
  lists: Readonly<Record<string, ListSplice>>
  others: Readonly<Record<string, unknown>>
}>

/** The part of the server between an editor and the thread that builds its papers. */
export type EditorFront = Readonly<{
  fromEditor: (message: Message) => void
  /** Takes tables, or a message for the editor as bytes. */
  fromThread: (message: Uint8Array | TablesMessage) => void
}>

type Ports = Readonly<{toEditor: (packet: Uint8Array) => void; toThread: (message: Message) => void}>

/**
 * Creates the front, which passes messages on. It answers completion requests itself, from the tables of the last
 * build, because an author waits for these at each letter and the thread may be busy.
 */
export function createFront({toEditor, toThread}: Ports): EditorFront {
  const texts = new Map<string, TextDocument>()
  const papers = new Map<string, CompletionTables>()
  const places = new Map<string, Readonly<{paper: string; file: string}>>()

  /** Keeps up with the texts that the editor has open. */
  function follow({method, params}: NotificationMessage): void {
    const {textDocument, contentChanges} = params as unknown as Readonly<{
      textDocument: Readonly<{uri: string; languageId: string; version: number; text: string}>
      contentChanges: Parameters<typeof soundDocuments.update>[1]
    }>
    const {uri, version} = textDocument
    const open = texts.get(uri)
    if (method === 'textDocument/didOpen')
      texts.set(uri, TextDocument.create(uri, textDocument.languageId, version, textDocument.text))
    else if (method === 'textDocument/didClose') texts.delete(uri)
    else if (open) texts.set(uri, soundDocuments.update(open, contentChanges, version))
  }

  /** The answer to a completion request; undefined before the first build. */
  function completed({params}: RequestMessage): unknown {
    const {textDocument, position} = params as unknown as Readonly<{
      textDocument: Readonly<{uri: string}>
      position: Parameters<typeof completionList>[1]
    }>
    const [document, place] = [texts.get(textDocument.uri), places.get(textDocument.uri)]
    const tables = place && papers.get(place.paper)
    if (document === undefined) return undefined
    // The settings of an issue belong to no paper.
    const beside = schemaCompletion(textDocument.uri, document.getText(), document.offsetAt(position))
    if (beside !== undefined) return completionList(beside, position)
    if (place === undefined || tables === undefined) return undefined
    const cursor = {file: place.file, text: document.getText(), offset: document.offsetAt(position)}
    return completionList(completionsAt(tables, cursor), position)
  }

  return {
    fromEditor(message) {
      if (Message.isNotification(message) && followed.has(message.method)) orNothing(() => follow(message))
      const result =
        Message.isRequest(message) && message.method === 'textDocument/completion'
          ? orNothing(() => completed(message))
          : undefined
      if (result === undefined) toThread(message)
      else toEditor(packetOf({jsonrpc: '2.0', id: (message as RequestMessage).id, result} as Message))
    },
    fromThread(message) {
      if (message instanceof Uint8Array) return toEditor(message)
      const {paper, texts: own, tables} = message
      // Complete, since the first message contains all tables.
      const all = withChanges(papers.get(paper), tables)
      papers.set(paper, all)
      setImmediate(() => prepareTables(all))
      for (const [uri, file] of own) places.set(uri, {paper, file})
    }
  }
}

const followed: ReadonlySet<string> = new Set([
  'textDocument/didOpen',
  'textDocument/didChange',
  'textDocument/didClose'
])

/** Returns the result of `work`; undefined if it throws, as for a malformed message, which the thread then answers. */
function orNothing<Value>(work: () => Value): Value | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** Tables with their changed parts replaced. */
function withChanges(last: CompletionTables | undefined, {lists, others}: ChangedTables): CompletionTables {
  const changed = Object.entries(lists).map(([name, splice]) => {
    const list: unknown = last === undefined ? [] : Reflect.get(last, name)
    return [name, applySplice(Array.isArray(list) ? list : [], splice)] as const
  })
  return {...last, ...others, ...Object.fromEntries(changed)} as CompletionTables
}

/** Returns the parts of tables that differ from those in `sent`, and updates `sent`. */
export function changedParts(tables: CompletionTables, sent: Map<string, unknown>): ChangedTables {
  const lists: Record<string, ListSplice> = {}
  const others: Record<string, unknown> = {}
  for (const [name, part] of Object.entries(tables) as [string, unknown][]) {
    const last = sent.get(name)
    if (Array.isArray(part)) {
      const splice = spliceOf(Array.isArray(last) ? last : [], part, isSameData)
      if (splice !== undefined || last === undefined)
        lists[name] = splice ?? {start: 0, removed: 0, added: []}
    } else if (!sent.has(name) || !isSameData(last, part)) others[name] = part
    sent.set(name, part)
  }
  return {lists, others}
}

/** Whether two values of plain data are deeply equal. */
function isSameData(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every(key => isSameData(Reflect.get(one, key), Reflect.get(other, key)))
  )
}
