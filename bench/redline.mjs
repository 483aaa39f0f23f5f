import {mkdtempSync, rmSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'
import {printTable, seconds} from './table.mjs'

/** Prints how long the comparison of two versions takes: 250 KB of text, as much in one paragraph, and 2 MB. */
export async function printRedlines() {
  const folder = mkdtempSync(join(tmpdir(), 'galley-redline-'))
  try {
    const outfile = join(folder, 'growing.cjs')
    await build({
      entryPoints: [fileURLToPath(new URL('../tests/versions/redline/growing.ts', import.meta.url))],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'error'
    })
    const {growingVersions, compareTexts} = createRequire(import.meta.url)(outfile)
    console.log('\nredline: CPU time of the comparison alone, best of three')
    const rows = Object.entries(growingVersions).map(([name, versions]) => {
      const times = [400, 3200].map(size => bestOf(3, versions(size), compareTexts))
      return [name, ...times.map(seconds), `${(times[1] / times[0]).toFixed(1)}×`]
    })
    printTable([['', '250 KB', '2 MB', '2 MB ÷ 250 KB'], ...rows], [52, 9, 9, 15])
  } finally {
    rmSync(folder, {recursive: true})
  }
}

function bestOf(runs, versions, compare) {
  const times = []
  for (let run = 0; run < runs; run++) {
    const start = process.cpuUsage()
    compare(versions)
    const {user, system} = process.cpuUsage(start)
    times.push((user + system) / 1000)
  }
  return Math.min(...times)
}
