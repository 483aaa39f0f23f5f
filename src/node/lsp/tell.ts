import {ConnectionError, ResponseError} from 'vscode-languageserver/node'

/**
 * Sends a message to an editor without waiting for an answer. If the editor has closed or refuses, that is ignored; any
 * other fault is thrown.
 */
export async function tell(send: () => Promise<unknown>): Promise<void> {
  try {
    await send()
  } catch (error) {
    if (!(error instanceof ConnectionError || error instanceof ResponseError)) throw error
  }
}
