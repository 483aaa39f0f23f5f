// Installs the browser that typesets PDFs, if none is found: `galley browser` for a checkout that is not compiled yet,
// since V8's code cache includes the code for printing only if there is a browser (`compile.mjs`).
import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {build} from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
// The file is written into this repository, because galley searches for its packages there.
const outfile = join(root, 'node_modules', `.galley-browser-${process.pid}.mjs`)
await build({
  entryPoints: [join(root, 'src/node/print/install-browser.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile,
  logLevel: 'warning'
})
try {
  const {installBrowserHere} = await import(pathToFileURL(outfile).href)
  if (!(await installBrowserHere(console.log))) process.exitCode = 1
} finally {
  rmSync(outfile)
}
