import {type ClientCapabilities, type Connection, ShowDocumentRequest} from 'vscode-languageserver/node'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import type {EditorDoors} from './open-paper.ts'
import {tell} from './tell.ts'
import {workspaceEdit} from './workspace-edit.ts'

/** The requests from a server that an editor supports. */
export type ClientAbilities = Readonly<{
  /** Whether the editor can show files and URLs. */
  canShow: boolean
  canEdit: boolean
  /** Whether the editor can reload inlay hints, and code lenses. */
  refreshesHints: boolean
  refreshesLenses: boolean
}>

export const noAbilities = abilitiesOf({})

/** The abilities that an editor declares at the beginning. */
export function abilitiesOf({workspace, window}: ClientCapabilities): ClientAbilities {
  return {
    canShow: window?.showDocument?.support === true,
    canEdit: workspace?.applyEdit === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true
  }
}

/** Makes an editor reload its inlay hints and code lenses. */
export function refreshShown(
  connection: Connection,
  {refreshesHints, refreshesLenses}: ClientAbilities
): void {
  if (refreshesHints) void tell(() => connection.languages.inlayHint.refresh())
  if (refreshesLenses) void tell(() => connection.sendRequest('workspace/codeLens/refresh'))
}

/** Functions that make an editor show places and change texts. */
export function editorDoors(
  connection: Connection,
  abilities: () => ClientAbilities,
  documents: Readonly<{get: (uri: string) => TextDocument | undefined}>
): EditorDoors {
  return {
    async lead(uri, selection) {
      if (!abilities().canShow) return 'This editor cannot be led to a place'
      const {success} = await connection.sendRequest(ShowDocumentRequest.type, {
        uri,
        selection,
        takeFocus: true
      })
      return success ? undefined : 'The editor did not open the file'
    },
    async edit(edits, uriOf, label) {
      if (!abilities().canEdit) return 'This editor lets no server change its texts; its own actions do it'
      const edit = workspaceEdit(edits, {uriOf}, {version: uri => documents.get(uri)?.version})
      const {applied, failureReason} = await connection.workspace.applyEdit({label, edit})
      return applied ? undefined : `The editor made no change${failureReason ? `: ${failureReason}` : ''}`
    }
  }
}
