/**
 * Validates the claims of the PDFs that tests kept (`GALLEY_PDFS`): `node tools/validate-pdfs.mjs FOLDER`. The count
 * that it prints is a figure of `make long` (tests/figures.ts). Exits with 1 if a claim is false; a missing veraPDF is
 * reported in one line, and is a failure in CI.
 */
import {spawnSync} from 'node:child_process'
import {appendFileSync, readdirSync} from 'node:fs'
import {findJudge, isCi} from './oracles/find.mjs'

const folder = process.argv[2]
const verapdf = findJudge('verapdf')
if ('missing' in verapdf) {
  const count = readdirSync(folder).filter(name => name.endsWith('.pdf')).length
  console.log(
    `${count} ${count === 1 ? 'PDF' : 'PDFs'} not validated: no ${verapdf.missing} (\`make oracles\`)`
  )
  process.exitCode = isCi() ? 1 : 0
} else {
  const [program, ...args] = verapdf.command
  const {status, stdout} = spawnSync(program, [...args, folder], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit']
  })
  process.stdout.write(stdout)
  const [, figure] = /^veraPDF: (.*)$/m.exec(stdout) ?? []
  if (figure && process.env.GALLEY_FIGURES) {
    appendFileSync(process.env.GALLEY_FIGURES, `${JSON.stringify({check: 'veraPDF', figure})}\n`)
  }
  process.exitCode = status ?? 1
}
