import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {galley, project} from '../galley.ts'
import {judge} from '../judge.ts'

/** Lines at whose end Tab is pressed, and the completed lines. */
const lines: ReadonlyArray<readonly [line: string, completed: string]> = [
  ['galley bui', 'galley build '],
  ['galley build --dr', 'galley build --draft '],
  ['galley build --to fr', 'galley build --to fragment '],
  ['galley style ad', 'galley style add '],
  ['galley completion z', 'galley completion zsh '],
  ['galley proof --answers pape', 'galley proof --answers paper.md ']
]

async function folderFor(shell: string): Promise<string> {
  const {out} = await galley(['completion', shell])
  const folder = project({'paper.md': ''})
  writeFileSync(join(folder, `galley.${shell}`), out)
  return folder
}

test('zsh completes commands, options, values and files', async () => {
  const folder = await folderFor('zsh')
  writeFileSync(
    join(folder, 'typed.zsh'),
    `zmodload zsh/zpty
zpty z zsh -f -i
seen() { local text part; sleep 1; while zpty -r -t z part; do text+=$part; done; print -r -- "$text" }
zpty -w z 'PS1=""; autoload -Uz compinit; compinit -u -D; source ./galley.zsh; bindkey "^I" complete-word'
seen > /dev/null
for line in ${lines.map(([line]) => `'${line}'`).join(' ')}; do
  zpty -w -n z "$line"$'\\t'
  print -r -- "$(seen | tr -d '\\r\\n' | sed 's/\\x1b\\[[0-9;?]*[a-zA-Z]//g')"
  zpty -w -n z $'\\x15'
  seen > /dev/null
done
`
  )
  const {stdout} = judge('zsh')(['-f', 'typed.zsh'], {cwd: folder})
  // The terminal shows the line as typed, and again as completed.
  const shown = stdout.split('\n').slice(0, -1)
  expect(shown.map(line => line.slice(line.lastIndexOf('galley')))).toEqual(
    lines.map(([, completed]) => completed)
  )
})

test('fish completes commands, options, values and files', async () => {
  const folder = await folderFor('fish')
  const asked = lines.map(([line]) => `echo (complete -C '${line}')[1]`)
  const {stdout} = judge('fish')(['--no-config', '-c', ['source galley.fish', ...asked].join('; ')], {
    cwd: folder
  })
  const words = stdout.split('\n').slice(0, -1)
  expect(words.map(word => word.split('\t')[0])).toEqual(
    lines.map(([, completed]) => completed.trim().split(' ').at(-1))
  )
})
