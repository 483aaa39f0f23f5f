import {ProcessExecution, Task, TaskScope, tasks, Uri, workspace} from 'vscode'
import type {ServerProgram} from './server-path.ts'

/** Runs a command of galley for a paper in the terminal; the server shows its findings in the list of problems anyway. */
export async function runInTask(
  {program, isScript}: ServerProgram,
  name: 'build' | 'check' | 'proof',
  {root, entry}: Readonly<{root: string; entry: string}>
): Promise<void> {
  const paper = entry === '' ? root : Uri.joinPath(Uri.file(root), entry).fsPath
  const execution = isScript
    ? // The editor's own Node; a machine may have no other.
      new ProcessExecution(process.execPath, [program, name, paper], {
        cwd: root,
        env: {ELECTRON_RUN_AS_NODE: '1'}
      })
    : new ProcessExecution(program, [name, paper], {cwd: root})
  const scope = workspace.getWorkspaceFolder(Uri.file(root)) ?? TaskScope.Workspace
  await tasks.executeTask(new Task({type: 'galley'}, scope, name, 'galley', execution))
}
