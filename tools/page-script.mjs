// A script that is injected into a page: `import script from './pages/paginate.ts?script'` returns the module with all
// its imports as the text of an expression, whose value is the object of its exports.
import {createHash} from 'node:crypto'
import {dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

const suffix = '?script'
const root = fileURLToPath(new URL('..', import.meta.url))

/** The plugin for esbuild, which compiles the program. */
export const pageScripts = {
  name: 'page-scripts',
  setup(compiler) {
    compiler.onResolve({filter: /\?script$/}, ({path, resolveDir}) => ({
      path: resolve(resolveDir, path.slice(0, -suffix.length)),
      namespace: 'page-script'
    }))
    compiler.onLoad({filter: /.*/, namespace: 'page-script'}, async ({path}) => ({
      contents: moduleOf(await bundle(path)),
      loader: 'js'
    }))
  }
}

/**
 * The plugin for Vite, which runs the tests from the sources. Vitest caches compiled modules for the next run, but not
 * scripts, which depend on other files, too. A cached module names scripts by their paths from the root of the project.
 */
export const pageScriptsOfTests = {
  name: 'page-scripts',
  enforce: 'pre',
  configureVitest({experimental_defineCacheKeyGenerator: defineKey}) {
    defineKey(({id}) => (id.endsWith(suffix) ? false : undefined))
  },
  resolveId(path, importer) {
    if (!path.endsWith(suffix) || !importer) return
    const isFromRoot = path.startsWith('/') && !path.startsWith(root)
    return isFromRoot ? join(root, path) : resolve(dirname(importer), path)
  },
  async load(path) {
    if (path.endsWith(suffix)) return moduleOf(await bundle(path.slice(0, -suffix.length)))
  }
}

/** The module for a bundled script. It also exports the script's digest, by which a page's policy allows the script. */
function moduleOf(script) {
  const digest = createHash('sha256').update(script).digest('base64')
  return `export default ${JSON.stringify(script)}\nexport const digest = '${digest}'`
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
