import {expect, test} from 'vitest'
import {editorCommand, editorLink, openInEditor} from '../../src/node/preview/editor.ts'

const commands: ReadonlyArray<readonly [flag: string, command: string]> = [
  ['code', 'code|--goto|{file}:{line}:{column}'],
  ['emacs', 'emacsclient|--no-wait|--alternate-editor=emacs|+{line}:{column}|{file}'],
  ['kate --line {line} {file}', 'kate|--line|{line}|{file}'],
  ['"/opt/my editor/run" \'-a b\' x={file}', '/opt/my editor/run|-a b|x={file}']
]

test.each(commands)('--editor %s', (flag, command) => {
  expect(editorCommand(flag).join('|')).toBe(command)
})

test.each(['notepad', '', 'constructor', '{file}'])('--editor %s is refused in one line', flag => {
  expect(() => editorCommand(flag)).toThrow(/^--editor must/)
})

test('a name is an argument, whatever is in it', async () => {
  const fault = await openInEditor(['no-such-editor', '{file}', '{line}'], '/a;b/$(x)', {
    file: '',
    line: 1,
    column: 1
  })
  expect(fault).toBe('no-such-editor is not installed')
})

test('the links of a folder have its address', () => {
  expect(editorLink('/home/a b/paper#1')).toBe('vscode://file/home/a%20b/paper%231/')
})
