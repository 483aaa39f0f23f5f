import {existsSync, readFileSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import type {TestProject} from 'vitest/node'
import {compileIfStale} from '../tools/compiled.mjs'
import {projectRoot} from './project.ts'

/**
 * Vitest runs this once before the workers start: it compiles dist/ if it is stale and a selected test needs it. If
 * dist/ is missing, it is compiled for any test, since pages take their fonts from it.
 */
export default async function compileFirst(project: TestProject): Promise<void> {
  if (!(await isCompiledFor(project.vitest.state.getPaths()))) process.exit(1)
  // In watch mode, the tests that need dist/ fail as long as the sources do not compile.
  project.onTestsRerun(async specifications => {
    await isCompiledFor(specifications.map(({moduleId}) => moduleId))
  })
}

/** Whether these tests can run; prints the reason if not. */
async function isCompiledFor(files: readonly string[]): Promise<boolean> {
  if (process.env.GALLEY_PROGRAM) return true
  if (existsSync(join(projectRoot, 'dist')) && !needCompiled(files)) return true
  try {
    await compileIfStale(projectRoot, line => console.error(line))
    return true
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return false
  }
}

const imports = /(?: from |\bimport\()'(\.{1,2}\/[^']+\.ts)'/g

const marker = join(projectRoot, 'tests/compiled.ts')

/** Whether one of these files imports `tests/compiled.ts`, directly or through other files of the tests. */
export function needCompiled(files: readonly string[]): boolean {
  const queue = [...files]
  const seen = new Set(queue)
  for (const file of queue) {
    if (file === marker) return true
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(imports)) {
      const imported = resolve(dirname(file), name)
      // Programs that a test writes contain imports, too, but the imported files do not exist here.
      const isOfTests = imported.startsWith(join(projectRoot, 'tests/')) && existsSync(imported)
      if (seen.has(imported) || !isOfTests) continue
      seen.add(imported)
      queue.push(imported)
    }
  }
  return false
}
