import {
  type Connection,
  ErrorCodes,
  ResponseError,
  type ServerCapabilities,
  type TextDocumentPositionParams
} from 'vscode-languageserver/node'
import {actionsAt} from '../../lsp/actions.ts'
import {completionList, completionsAt} from '../../lsp/completion.ts'
import {completionTables} from '../../lsp/completion-tables.ts'
import {hoverAt} from '../../lsp/hover.ts'
import {definitionsAt, highlightsAt, referencesAt} from '../../lsp/navigation.ts'
import {renameable, renameEdits} from '../../lsp/rename.ts'
import {schemaCompletion, schemaHover} from '../../lsp/schema-completion.ts'
import {selectionAt} from '../../lsp/selections.ts'
import {semanticLegend} from '../../lsp/semantic-tokens.ts'
import type {PaperTables} from '../../lsp/tables.ts'
import {addCommands, editorCommands, placeCommand} from './commands.ts'
import {offsetAt} from './offset-at.ts'
import type {Workspace} from './server.ts'
import {addStructure, currentOf} from './structure.ts'
import {workspaceEdit} from './workspace-edit.ts'

/** The capabilities of the server other than reporting findings, as declared to the editor. */
export const capabilities: ServerCapabilities = {
  completionProvider: {triggerCharacters: ['@', '{', ',', ':', ' ', '#', '.', '^', '`']},
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: {prepareProvider: true},
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  codeActionProvider: {codeActionKinds: ['quickfix', 'source.fixAll.galley']},
  inlayHintProvider: true,
  foldingRangeProvider: true,
  documentLinkProvider: {},
  codeLensProvider: {},
  documentFormattingProvider: true,
  selectionRangeProvider: true,
  semanticTokensProvider: {legend: semanticLegend, full: true},
  executeCommandProvider: {commands: [...editorCommands]}
}

/** The position of a cursor in a text as the build has read it. */
type Spot = Readonly<{tables: PaperTables; file: string; offset: number}>

/** Answers the requests of the editor. */
export function addFeatures(workspace: Workspace, connection: Connection): void {
  const current = currentOf(workspace)
  addCompletion(workspace, connection)
  addStructure(workspace, connection)
  addCommands(workspace, connection)

  async function spotOf({
    textDocument: {uri},
    position
  }: TextDocumentPositionParams): Promise<Spot | undefined> {
    const found = await current(uri)
    // A build reads CRLF as LF.
    const lines = found?.tables.build.files.textOf(found.file)
    return found && lines !== undefined ? {...found, offset: offsetAt(lines, position)} : undefined
  }

  connection.onHover(async asked => {
    const beside = byText(workspace, schemaHover, asked)
    if (beside !== undefined) return beside
    const spot = await spotOf(asked)
    return (spot && hoverAt(spot.tables, spot.file, spot.offset)) ?? null
  })
  connection.onDefinition(async asked => {
    const spot = await spotOf(asked)
    return spot ? [...definitionsAt(spot.tables, spot.file, spot.offset)] : []
  })
  connection.onReferences(async asked => {
    const spot = await spotOf(asked)
    return spot
      ? [...referencesAt(spot.tables, spot.file, spot.offset, asked.context.includeDeclaration)]
      : []
  })
  connection.onDocumentHighlight(async asked => {
    // Many editors send this request whenever the cursor moves, so the preview follows it.
    workspace.follow(asked)
    const spot = await spotOf(asked)
    return spot ? [...highlightsAt(spot.tables, spot.file, spot.offset)] : []
  })
  connection.onPrepareRename(async asked => {
    const spot = await spotOf(asked)
    if (spot === undefined) return null
    return orRefused(renameable(spot.tables, spot.file, spot.offset))
  })
  connection.onRenameRequest(async asked => {
    const spot = await spotOf(asked)
    if (spot === undefined) return null
    const edits = orRefused(renameEdits(spot.tables, spot.file, spot.offset, asked.newName))
    return workspaceEdit(edits, spot.tables, workspace)
  })
  connection.onSelectionRanges(async ({textDocument, positions}) => {
    const spots = await Promise.all(positions.map(position => spotOf({textDocument, position})))
    return spots.flatMap(spot => (spot ? [selectionAt(spot.tables, spot.file, spot.offset)] : []))
  })
  connection.onCodeAction(async ({textDocument, range, context: {only}}) => {
    const [from, to] = await Promise.all([
      spotOf({textDocument, position: range.start}),
      spotOf({textDocument, position: range.end})
    ])
    if (from === undefined || to === undefined) return []
    return actionsAt(from.tables, from.file, {start: from.offset, end: to.offset})
      .filter(({kind}) => only === undefined || only.some(wanted => `${kind}.`.startsWith(`${wanted}.`)))
      .map(({edits, gap, ...action}) => ({
        ...action,
        ...(edits.length > 0 && {edit: workspaceEdit(edits, from.tables, workspace)}),
        ...(gap &&
          workspace.client().canShow && {
            command: placeCommand(action.title, from.tables.uriOf(gap.file), gap.range)
          })
      }))
  })
}

/** Answers from the text alone; the text may not belong to a paper. */
function byText<Answer>(
  {document}: Workspace,
  answer: (file: string, text: string, offset: number) => Answer | undefined,
  {textDocument: {uri}, position}: TextDocumentPositionParams
): Answer | undefined {
  const text = document(uri)
  return text && answer(uri, text.getText(), text.offsetAt(position))
}

function addCompletion(workspace: Workspace, connection: Connection): void {
  connection.onCompletion(async asked => {
    const {position} = asked
    const beside = byText(workspace, schemaCompletion, asked)
    if (beside !== undefined) return completionList(beside, position)
    const text = workspace.textAt(asked.textDocument.uri)
    // The tables of the last build are sufficient, since completion must not wait for a build.
    const tables = text?.paper.latest() ?? (await text?.paper.current())
    if (text === undefined || tables === undefined) return null
    const {document, file} = text
    const cursor = {file, text: document.getText(), offset: document.offsetAt(position)}
    return completionList(completionsAt(completionTables(tables), cursor), position)
  })
}

function orRefused<Answer extends object>(answer: Answer | Readonly<{fault: string}>): Answer {
  if ('fault' in answer) throw new ResponseError(ErrorCodes.InvalidRequest, answer.fault)
  return answer
}
