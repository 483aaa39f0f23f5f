import {commands, type ExtensionContext, window} from 'vscode'

const words = 'galley needs a machine: open the folder in VS Code on a desktop or on a remote host'

/** In a browser without a machine behind it there is no server to start. */
export function activate(context: ExtensionContext): void {
  const say = () => void window.showInformationMessage(words)
  context.subscriptions.push(
    ...['showPreview', 'openPreview', 'build', 'check', 'proof', 'restart'].map(name =>
      commands.registerCommand(`galley.${name}`, say)
    )
  )
  const item = window.createStatusBarItem()
  item.text = '$(info) galley needs a machine'
  item.tooltip = words
  item.show()
  context.subscriptions.push(item)
}
