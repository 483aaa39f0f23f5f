/**
 * Installs the programs that check galley's outputs, and lists those found:
 * `node tools/oracles.mjs [pdf|pages|citations|editors|libreoffice|lualatex|firefox|neovim|vscode|archives|all]`; without a group,
 * those that CI needs.
 * In CI, it exits with 1 if a program of these groups is missing.
 */
import {findOracle, isCi} from './oracles/find.mjs'
import {install, remedy} from './oracles/install.mjs'
import {defaultGroups, oracles} from './oracles/table.mjs'

const asked = process.argv[2] ?? process.env.GROUP
const known = [...new Set(oracles.flatMap(({groups}) => groups))]
if (asked && asked !== 'all' && !known.includes(asked)) {
  console.error(`Unexpected group \`${asked}\`, expected \`all\` or one of ${known.join(', ')}`)
  process.exit(2)
}
const groups = asked === 'all' ? known : asked ? [asked] : defaultGroups
const wanted = oracles.filter(oracle => oracle.groups.some(group => groups.includes(group)))

const before = look()
const absent = before.filter(isMissing)
if (absent.length > 0) install(absent.map(({oracle}) => oracle))
const looked = absent.length > 0 ? look() : before
print(looked)
for (const {oracle, found} of looked.filter(isMissing))
  console.log(`No ${found.missing}: get it by ${remedy(oracle)}.`)
if (isCi() && looked.some(isMissing)) process.exitCode = 1

/** Searches for every requested program, and for those needed to install missing ones. */
function look() {
  const all = wanted.map(oracle => ({oracle, found: findOracle(oracle)}))
  const names = all.filter(isMissing).map(({oracle}) => oracle.name)
  return all.filter(({oracle}) => oracle.installs?.some(name => names.includes(name)) ?? true)
}

function isMissing({found}) {
  return 'missing' in found
}

function print(rows) {
  const cells = rows.map(({oracle, found}) => [
    oracle.name,
    'missing' in found ? '–' : found.version,
    oracle.from,
    oracle.judges
  ])
  const table = [['program', 'version', 'from', 'judges'], ...cells]
  const widths = table[0].map((_, column) => Math.max(...table.map(row => row[column].length)))
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd()
    )
}
