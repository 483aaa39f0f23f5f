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
  for (const [file, text] of Object.entries({...begun.files, ...begun.changes})) {
    mkdirSync(dirname(join(root, file)), {recursive: true})
    writeFileSync(join(root, file), text)
    process.stdout.write(`${file in begun.files ? 'wrote' : 'changed'} ${file}\n`)
  }
  const code = Object.keys({...begun.files, ...begun.changes}).filter(file => /\.(?:ts|mjs)$/.test(file))
  if (code.length > 0)
    run(['node_modules/@biomejs/biome/bin/biome', 'check', '--write', '--log-level=error', ...code])
  if (begun.command) run(begun.command)
  process.stdout.write(`\nIt is done when this passes:\n  ${begun.test}\nNext:\n`)
  for (const step of begun.next) process.stdout.write(`  - ${step}\n`)
} catch (error) {
  process.stderr.write(`make new: ${error.message}\n`)
  process.exitCode = 2
}
