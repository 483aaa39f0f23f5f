import {readFileSync} from 'node:fs'
import {pathToFileURL} from 'node:url'
import {afterAll, beforeAll, expect, test} from 'vitest'
import type {
  CodeAction,
  CodeLens,
  CompletionList,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  SelectionRange,
  SymbolInformation,
  TextEdit
} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {projectRoot} from '../project.ts'
import {type Editor, editorOf, inWords} from './editor.ts'

const folder = new URL('../data/whole-session/', import.meta.url)
const names = ['manuscript.yaml', '01.md', '02.md', 'references.bib', 'more.bib', 'queries.yaml']
const files = Object.fromEntries(names.map(name => [name, readFileSync(new URL(name, folder), 'utf8')]))
const recorded = (name: string): string => new URL(`answers/${name}.txt`, folder).pathname

let editor: Editor
beforeAll(async () => {
  editor = await editorOf(files)
  for (const name of names) await editor.open(name)
  await editor.findings('01.md')
})
afterAll(() => editor.end())

const everything = {range: {start: {line: 0, character: 0}, end: {line: 99, character: 0}}}

/** A text without the folders of this machine. */
function anywhere(text: string): string {
  return text.replaceAll(editor.uri(''), '').replaceAll(pathToFileURL(projectRoot).href, '…/')
}

const documentOf = (file: string) => TextDocument.create('', '', 0, files[file]!)

/** Positions in the words of a file, at each of which an author may ask. */
function spotsOf(file: string): readonly number[] {
  return [...files[file]!.matchAll(/[\p{L}\p{N}]+/gu)].map(({index}) => index + 1)
}

function symbolLines(symbols: readonly DocumentSymbol[], indent = ''): readonly string[] {
  return symbols.flatMap(({name, detail, kind, range, selectionRange, children}) => [
    `${indent}${kind} ${name} | ${detail ?? ''} ${inWords(range)} at ${inWords(selectionRange)}`,
    ...symbolLines(children ?? [], `${indent}  `)
  ])
}

function located(found: readonly Location[]): string {
  return found.map(({uri, range}) => `${anywhere(uri)} ${inWords(range)}`).join(', ')
}

/** The ranges around a position, the innermost first. */
function selectionLines(found: SelectionRange | undefined): string {
  return found === undefined ? '' : `${inWords(found.range)} ${selectionLines(found.parent)}`
}

/** Every answer about a whole file, with a line for each part. */
async function answersOf(file: string): Promise<readonly string[]> {
  const ask = <Answer>(method: string, more: object = {}): Promise<Answer> =>
    editor.ask<Answer>(`textDocument/${method}`, file, undefined, more)
  const {data} = await ask<{data: number[]}>('semanticTokens/full')
  const edits = await ask<TextEdit[]>('formatting')
  return [
    '# findings',
    ...(await editor.findings(file)),
    '# symbols',
    ...symbolLines(await ask<DocumentSymbol[]>('documentSymbol')),
    '# hints',
    ...(await ask<InlayHint[]>('inlayHint', everything)).map(
      ({position: {line, character}, label, kind, paddingLeft}) =>
        `${line + 1}:${character + 1} ${label} ${kind} ${paddingLeft}`
    ),
    '# folds',
    ...(await ask<FoldingRange[]>('foldingRange')).map(
      ({startLine, endLine, kind}) => `${startLine}-${endLine} ${kind ?? ''}`
    ),
    '# links',
    ...(await ask<DocumentLink[]>('documentLink')).map(
      ({range, target}) => `${inWords(range)} ${anywhere(target!)}`
    ),
    '# lenses',
    ...(await ask<CodeLens[]>('codeLens')).map(({range, command}) => `${inWords(range)} ${command?.title}`),
    '# colours',
    Array.from({length: data.length / 5}, (_, at) => data.slice(at * 5, at * 5 + 5).join(' ')).join(', '),
    '# formatted',
    edits.length === 0 ? '' : TextDocument.applyEdits(documentOf(file), edits)
  ]
}

/** Every answer about a word of a file; nothing if the word has no meaning of its own. */
async function answersAt(file: string, offset: number): Promise<readonly string[]> {
  const position = documentOf(file).positionAt(offset)
  const ask = <Answer>(method: string, more: object = {}): Promise<Answer> =>
    editor.ask<Answer>(`textDocument/${method}`, file, undefined, {position, ...more})
  const hover = await ask<Hover | null>('hover')
  const definitions = await ask<Location[]>('definition')
  if (hover === null && definitions.length === 0) return []
  const context = {includeDeclaration: true}
  const name = await ask<{range: never; placeholder: string} | null>('prepareRename').catch(
    ({message}: Error) => message
  )
  const marks = await ask<DocumentHighlight[]>('documentHighlight')
  const words = (hover?.contents as {value: string} | undefined)?.value ?? ''
  return [
    `# ${hover?.range === undefined ? `${position.line + 1}` : inWords(hover.range)}`,
    anywhere(words.replaceAll('\n\n', '\n')),
    `defined: ${located(definitions)}`,
    `used: ${located(await ask<Location[]>('references', {context}))}`,
    `marked: ${marks.map(({range, kind}) => `${inWords(range)} ${kind}`).join(', ')}`,
    `renamed: ${typeof name === 'string' ? name : name && `${name.placeholder} ${inWords(name.range)}`}`
  ]
}

/** The actions at a finding, with the lines that each writes. */
async function actionsAt(file: string, finding: string): Promise<readonly string[]> {
  const [line = 1, character = 1] = finding.split(/[:-]/).map(Number)
  const at = {line: line - 1, character: character - 1}
  const found = await editor.ask<CodeAction[]>('textDocument/codeAction', file, undefined, {
    range: {start: at, end: at},
    context: {diagnostics: []}
  })
  return [
    `# ${finding}`,
    ...found.flatMap(({title, kind, isPreferred, edit, command}) => [
      `${title} | ${kind} ${isPreferred ?? ''} ${JSON.stringify(command?.arguments ?? []).replaceAll(editor.uri(''), '')}`,
      // The repairs of the whole paper are the same at every finding.
      ...(edit === undefined || title.startsWith('Make all') ? [] : newLines(editor.edited(edit)))
    ])
  ]
}

/** The lines of edited texts that the files do not have. */
function newLines(texts: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(texts).flatMap(([name, text]) => {
    const old = new Set(files[name]!.split('\n'))
    return text.split('\n').flatMap((line, at) => (old.has(line) ? [] : [`  ${name}:${at + 1} ${line}`]))
  })
}

test.each(names)('the answers about %s', async file => {
  const lines = [...(await answersOf(file))]
  // Several words of a name have the same answer.
  const answers = new Map<string, readonly string[]>()
  for (const offset of spotsOf(file)) {
    const [place = '', ...answer] = await answersAt(file, offset)
    answers.set(place, answer)
  }
  for (const [place, answer] of answers) lines.push(place, ...answer)
  for (const finding of new Set(await editor.findings(file))) lines.push(...(await actionsAt(file, finding)))
  const spots = spotsOf(file).filter((_, at) => at % 9 === 0)
  const positions = spots.map(offset => documentOf(file).positionAt(offset))
  const selections = await editor.ask<SelectionRange[]>('textDocument/selectionRange', file, undefined, {
    positions
  })
  lines.push('# selections', ...selections.map(selectionLines))
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(recorded(file))
})

/** Texts that an author types at the end of a file, each with the names that are then offered. */
const typed: Readonly<Record<string, readonly string[]>> = {
  '01.md': [
    '@',
    '@{gi',
    '@peace',
    'a\\@gi',
    'x@gi',
    '\\citep[p. 1]{gill, ',
    '\\ref{',
    '\\cref{fig:map,e',
    '\\fref{',
    '\\gls{',
    '\\index{m',
    '{cite:p}`gill,d',
    '{cited}`g',
    '{numref}`it <fig',
    '{prf:ref}`',
    '{term}`',
    '\\@ref(fig',
    '](#s',
    '{.restated ref="thm',
    '{.index entry="m',
    '{.index see-also="',
    '[^',
    'Words ',
    '{.',
    '{.wide w',
    '{#fig:x lang="',
    '{lang=d',
    '{w'
  ],
  'references.bib': ['@book{x, crossref = {', '@book{x, related = "gill,d', '@book{x, title = {g'],
  'manuscript.yaml': [
    '',
    'num',
    'style: ',
    'nocite: ["@',
    'bibliography: ',
    'chapters: [',
    'rules:\n  ',
    'rules: {term-doubled: ',
    'lang: ',
    'dates: {',
    'license: '
  ],
  'queries.yaml': ['- ', '- ask: Who?\n  la', '- ask: ']
}

test('the names offered to an author', async () => {
  const lines: string[] = []
  for (const [file, texts] of Object.entries(typed))
    for (const words of texts) {
      const text = `${files[file]}\n${words}`
      await editor.edit(file, {text})
      const position = TextDocument.create('', '', 0, text).positionAt(text.length)
      const found = await editor.ask<CompletionList | null>('textDocument/completion', file, undefined, {
        position
      })
      lines.push(`# ${file}: ${words} ${found?.isIncomplete}`)
      for (const item of found?.items.slice(0, 8) ?? []) {
        const {label, kind, detail, labelDetails, sortText, filterText} = item
        const {range, newText} = item.textEdit as TextEdit
        // The wording of settings and rules is tested with their pages.
        const documentation = file.endsWith('.yaml') ? '' : JSON.stringify(item.documentation)
        const about = [detail, labelDetails?.description, sortText, filterText, documentation]
        lines.push(`${label} ${kind} → ${newText} ${inWords(range as never)} | ${about.join(' | ')}`)
      }
      await editor.edit(file, {text: files[file]!})
    }
  await expect(`${anywhere(lines.join('\n'))}\n`).toMatchFileSnapshot(recorded('offered'))
})

test('the names of the paper', async () => {
  const lines: string[] = []
  for (const query of ['', 'map', 'GIL', 'brick', 'zzz']) {
    const found = await editor.request<SymbolInformation[]>('workspace/symbol', {query})
    lines.push(`# ${query}`)
    for (const {name, kind, containerName, location} of found)
      lines.push(`${name} ${kind} ${containerName ?? ''} ${located([location])}`)
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(recorded('names'))
})
