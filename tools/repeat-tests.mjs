// Runs `make test` ten times: on the idle machine, with all cores busy, and with other fonts. The result must be the
// same each time. Part of `make long`.
import {spawn, spawnSync} from 'node:child_process'
import {appendFileSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {cpus, tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The fontconfig settings of a machine whose only font, for every family, is Amiri. */
const otherFonts = folder => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <cachedir>${join(tmpdir(), 'galley-other-fonts')}</cachedir>
  <match target="pattern"><edit name="family" mode="assign" binding="strong"><string>Amiri</string></edit></match>
</fontconfig>
`

const runs = [
  ...Array(5).fill('at rest'),
  ...Array(3).fill('all cores busy'),
  ...Array(2).fill('other fonts')
]
const outcomes = runs.map((condition, index) => {
  console.log(`\nRun ${index + 1} of ${runs.length}: ${condition}`)
  return {condition, passed: testsPass(condition)}
})
const green = outcomes.filter(({passed}) => passed)
const figure = `${green.length} of ${runs.length} runs green: 5 at rest, 3 with all cores busy, 2 with other fonts`
console.log(figure)
if (process.env.GALLEY_FIGURES)
  appendFileSync(process.env.GALLEY_FIGURES, `${JSON.stringify({check: 'make test, repeated', figure})}\n`)
if (green.length < runs.length) process.exitCode = 1

function testsPass(condition) {
  const busy =
    condition === 'all cores busy' ? cpus().map(() => spawn(process.execPath, ['-e', 'for (;;) {}'])) : []
  const scratch = mkdtempSync(join(tmpdir(), 'galley-fonts-'))
  try {
    const config = join(scratch, 'fonts.conf')
    writeFileSync(config, otherFonts(join(root, 'node_modules/@fontsource/amiri/files')))
    const env = {...process.env, GALLEY_TIER: 'quick', GALLEY_FIGURES: ''}
    if (condition === 'other fonts') env.FONTCONFIG_FILE = config
    return spawnSync('make', ['test'], {cwd: root, env, stdio: 'inherit'}).status === 0
  } finally {
    for (const child of busy) child.kill('SIGKILL')
    rmSync(scratch, {recursive: true, force: true})
  }
}
