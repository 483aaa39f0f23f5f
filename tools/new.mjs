/** Begins a rule, a notation, a language, a style or an output: `make new KIND=rule NAME=title-long SUBJECT=3`. */
import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {beginning} from './new/index.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = command => execFileSync(process.execPath, command, {cwd: root, stdio: 'inherit'})
const [kind = '', name = '', subject = '', tag = ''] = process.argv.slice(2)

try {
  const read = file => readFileSync(join(root, file), 'utf8')
  const begun = beginning({kind, name, subject, tag}, read, file => existsSync(join(root, file)))
  // The first command may fail, so it runs before anything is changed. It needs the compiled program, even a stale one.
  if (begun.first && !existsSync(join(root, begun.first[0]))) run(['tools/compile.mjs'])
  if (begun.first) run(begun.first)
  const [written, changed] = [Object.keys(begun.files), Object.keys(begun.changes)]
  for (const [file, text] of Object.entries({...begun.files, ...begun.changes})) {
    mkdirSync(dirname(join(root, file)), {recursive: true})
    writeFileSync(join(root, file), text)
  }
  const code = [...written, ...changed].filter(file => /\.(?:ts|mjs)$/.test(file))
  if (code.length > 0)
    run(['node_modules/@biomejs/biome/bin/biome', 'check', '--write', '--log-level=error', ...code])
  if (begun.command) run(begun.command)
  // A reader such as `head` may close the output.
  process.stdout.on('error', () => {})
  process.stdout.write(
    [
      ...written.map(file => `wrote ${file}`),
      ...changed.map(file => `changed ${file}`),
      `\nIt is done when this passes:\n  ${begun.test}`,
      `Next:\n${begun.next.map(step => `  - ${step}`).join('\n')}`,
      `To undo it, with all other changes of these files:\n  ${begun.undo}\n`
    ].join('\n')
  )
} catch (error) {
  process.stderr.write(`make new: ${error.message}\n`)
  process.exitCode = 2
}
