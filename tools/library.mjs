// Compiles the library that programs import: modules for Node and for bundlers, and their types.
import {spawnSync} from 'node:child_process'
import {copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, relative, resolve} from 'node:path'
import {build} from 'esbuild'

/** The pure entry points, which do not depend on the machine and also run in a browser. */
const pure = {index: 'src/index.ts', remark: 'src/parse/plugins/index.ts', rehype: 'src/rehype/index.ts'}
/** The entry points that read a disk or start a browser. */
const machine = {node: 'src/node/library.ts', 'rehype-node': 'src/node/rehype.ts'}
const csl = 'src/csl/index.ts'

/**
 * Compiles the library into a folder, with these esbuild options for all parts, and `more` for those that depend on the
 * machine. Returns its source files.
 */
export async function writeLibrary(folder, common, more) {
  const split = {
    ...common,
    bundle: true,
    splitting: true,
    outdir: join(folder, 'lib'),
    mainFields: ['module', 'main'],
    metafile: true
  }
  const made = [
    await build({...split, platform: 'neutral', entryPoints: pure, plugins: more.plugins}),
    await build({
      ...split,
      ...more,
      entryPoints: machine,
      // CommonJS packages `require` modules of Node.
      banner: {
        js: "import {createRequire as galleyRequire} from 'node:module';const require=galleyRequire(import.meta.url);"
      }
    }),
    // The standalone CSL processor is one file without dependencies.
    await build({
      ...common,
      bundle: true,
      // Sites load all of this code: names inside functions are shortened, but the names of functions are kept for
      // stack traces.
      minifySyntax: true,
      minifyIdentifiers: true,
      keepNames: true,
      entryPoints: [csl],
      outfile: join(folder, 'csl.js'),
      metafile: true
    })
  ]
  writeTypes(folder)
  return made.flatMap(({metafile}) => Object.keys(metafile.inputs))
}

/** Writes the types that the library's entry points use. */
function writeTypes(folder) {
  const scratch = mkdtempSync(join(tmpdir(), 'galley-types-'))
  const entries = [...Object.values(pure), ...Object.values(machine), csl]
  try {
    const settings = join(scratch, 'tsconfig.json')
    const compilerOptions = {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: resolve('src'),
      outDir: scratch,
      typeRoots: [resolve('node_modules/@types')]
    }
    writeFileSync(
      settings,
      JSON.stringify({
        extends: resolve('tsconfig.json'),
        compilerOptions,
        include: [resolve('src')]
      })
    )
    run('tsc', ['-p', settings])
    const written = entries.map(entry => join(scratch, relative('src', entry).replace(/\.ts$/, '.d.ts')))
    const listed = run('tsc', ['--ignoreConfig', '--listFilesOnly', '--module', 'nodenext', ...written])
    for (const file of listed.split('\n').filter(file => file.startsWith(scratch))) {
      const target = join(folder, 'types', relative(scratch, file))
      mkdirSync(dirname(target), {recursive: true})
      copyFileSync(file, target)
    }
  } finally {
    rmSync(scratch, {recursive: true})
  }
}

function run(name, args) {
  const {status, stdout} = spawnSync(process.execPath, [`node_modules/typescript/bin/${name}`, ...args], {
    encoding: 'utf8'
  })
  if (status !== 0) throw new Error(`The types of the library were not written: ${stdout}`)
  return stdout
}
