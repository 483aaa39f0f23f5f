import {mkdtempSync, rmSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'
import {pageScripts} from '../tools/page-script.mjs'
import {printTable, seconds} from './table.mjs'

/**
 * Bundles the inputs of the tests of linear growth, and the functions that parse them, as one script.
 * @param {string} folder
 * @returns {Promise<string>} path of the script, whose `growingInputs` are those of `tests/growing-inputs.ts`
 */
export async function bundleGrowingInputs(folder) {
  const outfile = join(folder, 'growing-inputs.cjs')
  await build({
    entryPoints: [fileURLToPath(new URL('../tests/growing-inputs.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    plugins: [pageScripts],
    external: ['@embedpdf/pdfium', 'harfbuzzjs'],
    // Styles and locales are found from here.
    define: {'import.meta.url': JSON.stringify(new URL('../tests/growing-inputs.ts', import.meta.url).href)},
    logLevel: 'error'
  })
  return outfile
}

/** Prints how long each of the growing inputs takes, at a size that takes twenty milliseconds and at twice and four times. */
export async function printGrowth() {
  const folder = mkdtempSync(join(tmpdir(), 'galley-growth-'))
  try {
    const {growingInputs} = createRequire(import.meta.url)(await bundleGrowingInputs(folder))
    console.log('\ngrowth: best time of three, for input of one, two and four times the size')
    const rows = []
    for (const {name, size, read} of growingInputs) {
      let smallest = 4 * size
      await bestOf(3, () => read(smallest))
      while (smallest < 2000 * size && (await bestOf(3, () => read(smallest))) < 20) smallest *= 2
      const times = []
      for (const factor of [1, 2, 4]) times.push(await bestOf(3, () => read(factor * smallest)))
      const [one, two, four] = times
      rows.push([name, ...times.map(seconds), `${(two / one).toFixed(1)}×`, `${(four / one).toFixed(1)}×`])
    }
    printTable([['', '1', '2', '4', '2 ÷ 1', '4 ÷ 1'], ...rows], [78, 9, 9, 9, 8, 8])
  } finally {
    rmSync(folder, {recursive: true})
  }
}

async function bestOf(runs, work) {
  const times = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return Math.min(...times)
}
