import type {Connection, SymbolInformation} from 'vscode-languageserver/node'
import {foldingsOf} from '../../lsp/folding.ts'
import {formattedEntries} from '../../lsp/format-bibtex.ts'
import {inlayHintsOf} from '../../lsp/hints.ts'
import {lensesOf} from '../../lsp/lenses.ts'
import {linksOf} from '../../lsp/links.ts'
import {semanticTokensOf} from '../../lsp/semantic-tokens.ts'
import {symbolsIn, symbolsOf} from '../../lsp/symbols.ts'
import {type PaperTables, rangeOf} from '../../lsp/tables.ts'
import type {Workspace} from './server.ts'

/** A text's path in its paper, and the tables of that paper. */
export type TextTables = Readonly<{tables: PaperTables; file: string}>

/** Returns a function that waits for the tables of the current text. */
export function currentOf({textAt}: Workspace): (uri: string) => Promise<TextTables | undefined> {
  return async uri => {
    const text = textAt(uri)
    const tables = await text?.paper.current()
    return text && tables && {tables, file: text.file}
  }
}

/** Answers requests about a whole text: outline, folds, links, hints, lenses and layout. */
export function addStructure(workspace: Workspace, connection: Connection): void {
  const current = currentOf(workspace)

  async function listed<Item>(
    uri: string,
    list: (tables: PaperTables, file: string) => readonly Item[]
  ): Promise<Item[]> {
    const found = await current(uri)
    return found === undefined ? [] : [...list(found.tables, found.file)]
  }

  connection.onDocumentSymbol(({textDocument: {uri}}) => listed(uri, symbolsOf))
  connection.onFoldingRanges(({textDocument: {uri}}) => listed(uri, foldingsOf))
  connection.onDocumentLinks(({textDocument: {uri}}) => listed(uri, linksOf))
  connection.languages.semanticTokens.on(async ({textDocument: {uri}}) => ({
    data: await listed(uri, semanticTokensOf)
  }))
  connection.onCodeLens(({textDocument: {uri}}) => listed(uri, lensesOf))
  connection.languages.inlayHint.on(({textDocument: {uri}, range}) =>
    listed(uri, (tables, file) => inlayHintsOf(tables, file, {first: range.start.line, last: range.end.line}))
  )
  connection.onWorkspaceSymbol(async ({query}): Promise<SymbolInformation[]> => {
    const all = await Promise.all(workspace.papers().map(paper => paper.current()))
    return all.flatMap(tables => (tables === undefined ? [] : symbolsIn(tables, query)))
  })
  connection.onDocumentFormatting(({textDocument: {uri}}) => {
    const text = workspace.textAt(uri)
    if (text?.file.endsWith('.bib') !== true) return []
    const source = text.document.getText()
    return formattedEntries(text.file, source).map(({place, text: newText}) => ({
      range: rangeOf(place, source),
      newText
    }))
  })
}
