import type {TextEdit, WorkspaceEdit} from 'vscode-languageserver/node'
import type {FileEdit} from '../../lsp/rename.ts'
import type {PaperTables} from '../../lsp/tables.ts'
import type {Workspace} from './server.ts'

/**
 * Edits of files in the form of the editor; they apply only if the open texts still have the versions for which they
 * were made.
 */
export function workspaceEdit(
  edits: readonly FileEdit[],
  {uriOf}: Pick<PaperTables, 'uriOf'>,
  {version}: Pick<Workspace, 'version'>
): WorkspaceEdit {
  const files = [...new Set(edits.map(({file}) => file))]
  return {
    documentChanges: files.map(file => ({
      textDocument: {uri: uriOf(file), version: version(uriOf(file)) ?? null},
      edits: edits.filter(edit => edit.file === file).map(({range, newText}): TextEdit => ({range, newText}))
    }))
  }
}
