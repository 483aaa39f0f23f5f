import {spawnSync} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {commands} from '../../src/node/commands/index.ts'
import {allOutputs} from '../../src/outputs/index.ts'
import {galley, project} from '../galley.ts'

const ask = `ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _galley; echo "\${COMPREPLY[*]}"; }`

test('Bash completes commands, options, values and words', async () => {
  const {out, code} = await galley(['completion', 'bash'])
  expect(code).toBe(0)
  const folder = project({})
  const asked: ReadonlyArray<readonly [line: string, completed: string]> = [
    ['b', 'build browser'],
    ['build --dr', '--draft'],
    ['build --to ""', [...allOutputs.map(({name}) => name), 'all'].join(' ')],
    ['check --format s', 'sarif'],
    // A value that is a file name is left to Bash.
    ['check --output ""', ''],
    ['style ""', 'list new add check'],
    ['schema ""', 'manuscript style queries issue'],
    ['help comp', 'completion'],
    ['build manu', '']
  ]
  writeFileSync(
    join(folder, 'asked.sh'),
    ['source galley.bash', ask, ...asked.map(([line]) => `ask galley ${line}`)].join('\n')
  )
  writeFileSync(join(folder, 'galley.bash'), out)
  const {stdout, stderr} = spawnSync('bash', ['asked.sh'], {cwd: folder, encoding: 'utf8'})
  expect(stderr).toBe('')
  expect(stdout.split('\n').slice(0, -1)).toEqual(asked.map(([, completed]) => completed))
})

test('each shell has each command and each of its options', async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const {out} = await galley(['completion', shell])
    for (const {name, options} of commands) {
      expect(out).toMatch(new RegExp(`\\b${name}\\b`))
      for (const option of options) expect(out).toMatch(new RegExp(`(?:--|-l )${option.name}\\b`))
    }
  }
  expect((await galley(['completion', 'csh'])).err).toBe(
    'galley: name the shell, bash, zsh, fish: `galley completion bash`\n'
  )
})
