import {
  type Command,
  type Connection,
  ErrorCodes,
  Range,
  ResponseError,
  ShowDocumentRequest,
  type TextDocumentPositionParams
} from 'vscode-languageserver/node'
import {UsageFault} from '../program/fault.ts'
import {addByDoi} from './add-by-doi.ts'
import type {OpenPaper} from './open-paper.ts'
import type {Workspace} from './server.ts'

/**
 * The table of commands that an editor can run. The argument is the URI of a text of the paper; without an argument,
 * the only open paper is meant.
 */
const table: Readonly<
  Record<
    string,
    (
      paper: OpenPaper,
      workspace: Workspace,
      connection: Connection,
      given: readonly unknown[]
    ) => Promise<unknown>
  >
> = {
  /** Opens the preview in a browser; returns its URL. */
  async 'galley.openPreview'(paper, {client}, connection) {
    const url = await paper.preview.open()
    if (client().canShow) await connection.sendRequest(ShowDocumentRequest.type, {uri: url, external: true})
    else await (await import('../preview/open-browser.ts')).openBrowser(url, paper.place.root)
    return url
  },
  /** Returns the URL of the preview, for an editor that shows the page itself. */
  'galley.previewAddress': paper => paper.preview.open(),
  /** Looks up the work with a DOI and adds it to the bibliography. */
  'galley.addByDoi': addByDoi,
  /** Puts the cursor where an action has left words to write. */
  async 'galley.showPlace'(_, {client}, connection, [uri, selection]) {
    if (typeof uri !== 'string' || !Range.is(selection) || !client().canShow) return
    await connection.sendRequest(ShowDocumentRequest.type, {uri, selection, takeFocus: true})
  },
  /**
   * Returns the folder of the paper, and its file if the paper is a single file, for commands that the editor runs
   * itself.
   */
  'galley.paper': async ({place: {root, entry}}) => ({root, entry})
}

export const editorCommands: readonly string[] = Object.keys(table)

/** The command by which an editor shows a place after an edit. */
export function placeCommand(title: string, uri: string, range: Range): Command {
  return {title, command: 'galley.showPlace', arguments: [uri, range]}
}

/** The notification with which an editor reports its cursor. */
const cursorNotification = 'galley/cursor'

/** Answers commands and follows the cursor. */
export function addCommands(workspace: Workspace, connection: Connection): void {
  connection.onExecuteCommand(async ({command, arguments: given = []}) => {
    const run = Object.hasOwn(table, command) ? table[command] : undefined
    if (run === undefined) throw new ResponseError(ErrorCodes.InvalidParams, `There is no command ${command}`)
    const [uri] = given
    const papers = workspace.papers()
    const paper = typeof uri === 'string' ? workspace.textAt(uri)?.paper : (workspace.last() ?? papers[0])
    if (paper === undefined)
      throw new ResponseError(ErrorCodes.InvalidRequest, 'No file of a paper is open in the editor')
    try {
      return await run(paper, workspace, connection, given)
    } catch (error) {
      if (!(error instanceof UsageFault)) throw error
      throw new ResponseError(ErrorCodes.InvalidRequest, error.message)
    }
  })
  connection.onNotification(cursorNotification, (at: TextDocumentPositionParams) => {
    if (typeof at?.textDocument?.uri === 'string' && Number.isInteger(at.position?.line)) workspace.follow(at)
  })
}
