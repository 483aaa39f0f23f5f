import {
  commands,
  type Position,
  Selection,
  TabInputText,
  TabInputWebview,
  type TextDocument,
  Uri,
  ViewColumn,
  WorkspaceEdit,
  window
} from 'vscode'
import type {Middleware} from 'vscode-languageclient/node'

/** The command of a lens, which lists the places that cite the work. */
export const citationsCommand = 'galley.showCitations'

/** Changes to the server's answers that only VS Code needs. */
export const middleware: Middleware = {
  window: {
    // After a click in the preview its panel has the focus, and VS Code would open the text over it.
    async showDocument(wanted, token, next) {
      if (wanted.external === true) return next(wanted, token)
      const uri = Uri.parse(wanted.uri)
      const {start, end} = wanted.selection ?? {}
      const selection = start && end && new Selection(start.line, start.character, end.line, end.character)
      await window.showTextDocument(uri, {
        viewColumn: columnFor(uri),
        preserveFocus: wanted.takeFocus === false,
        ...(selection && {selection})
      })
      return {success: true}
    }
  },
  async provideCodeLenses(document, token, next) {
    const lenses = await next(document, token)
    return lenses?.map(lens => {
      const title = lens.command?.title ?? ''
      // The range of a lens ends with the key.
      lens.command = {title, command: citationsCommand, arguments: [document.uri, lens.range.end]}
      return lens
    })
  },
  // After a refusal VS Code asks its own Markdown support, to which `[@key]` is a link: it renames this link alone.
  async prepareRename(document, position, token, next) {
    try {
      return await next(document, position, token)
    } catch (error) {
      const word = isInCitation(document, position) ? document.getWordRangeAtPosition(position) : undefined
      if (word === undefined) throw error
      return word
    }
  },
  async provideRenameEdits(document, position, name, token, next) {
    try {
      return await next(document, position, name, token)
    } catch (error) {
      window.showErrorMessage(`galley: ${error instanceof Error ? error.message : String(error)}`)
      return new WorkspaceEdit()
    }
  }
}

/** The column in which a text is open, or else one that does not show a page. */
function columnFor(uri: Uri): ViewColumn {
  const {all} = window.tabGroups
  const group =
    all.find(({tabs}) =>
      tabs.some(({input}) => input instanceof TabInputText && input.uri.toString() === uri.toString())
    ) ?? all.find(({activeTab}) => !(activeTab?.input instanceof TabInputWebview))
  return group?.viewColumn ?? ViewColumn.One
}

function isInCitation(document: TextDocument, position: Position): boolean {
  return /\[[^\][]*@[^\][]*$/.test(document.lineAt(position).text.slice(0, position.character))
}

/** Lists the places that cite the work at a position. */
export async function showCitations(uri: Uri, position: Position): Promise<void> {
  const places = await commands.executeCommand('vscode.executeReferenceProvider', uri, position)
  await commands.executeCommand('editor.action.showReferences', uri, position, places)
}
