// A script that is injected into a page: `import script from './pages/paginate.ts?script'` gives the module with all
// its imports as the text of an expression, whose value is the object of its exports.
import {dirname, resolve} from 'node:path'
import {build} from 'esbuild'

const suffix = '?script'

/** The plugin for esbuild, which compiles the program. */
export const pageScripts = {
  name: 'page-scripts',
  setup(compiler) {
    compiler.onResolve({filter: /\?script$/}, ({path, resolveDir}) => ({
      path: resolve(resolveDir, path.slice(0, -suffix.length)),
      namespace: 'page-script'
    }))
    compiler.onLoad({filter: /.*/, namespace: 'page-script'}, async ({path}) => ({
      contents: await bundle(path),
      loader: 'text'
    }))
  }
}

/** The plugin for Vite, which runs the tests from the sources. */
export const pageScriptsOfTests = {
  name: 'page-scripts',
  enforce: 'pre',
  resolveId(path, importer) {
    if (path.endsWith(suffix) && importer) return resolve(dirname(importer), path)
  },
  async load(path) {
    if (path.endsWith(suffix))
      return `export default ${JSON.stringify(await bundle(path.slice(0, -suffix.length)))}`
  }
}

async function bundle(path) {
  const {outputFiles} = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'exports',
    minify: true,
    charset: 'utf8',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning'
  })
  return `(() => {${outputFiles[0].text};return exports})()`
}
