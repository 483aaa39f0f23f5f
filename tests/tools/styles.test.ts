import {spawnSync} from 'node:child_process'
import {cpSync, existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {beforeAll, describe, expect, test, vi} from 'vitest'
import {builtInStyles} from '../../src/styles/index.ts'
import {axeFindings} from '../axe.ts'
import {galley, project, projectRoot} from '../galley.ts'

/** The sample article in every journal style, judged by programs that are not ours. */
vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

const has = (command: string, flag = '--version'): boolean => spawnSync(command, [flag]).error === undefined
const pages = new Map<string, string>()

beforeAll(async () => {
  for (const style of builtInStyles) {
    const folder = project({})
    cpSync(join(projectRoot, 'docs/examples/article'), folder, {recursive: true})
    const settings = join(folder, 'manuscript.yaml')
    writeFileSync(settings, readFileSync(settings, 'utf8').replace(/^style: .*$/m, `style: ${style}`))
    const {code, out, err} = await galley(['build', folder, '--to', 'html'])
    expect({code, err}, out).toEqual({code: 0, err: ''})
    expect(out).toMatch(/^no findings/)
    pages.set(style, join(folder, 'build/even-colour.html'))
  }
})

describe.each(builtInStyles)('%s', style => {
  test.each(['light', 'dark'] as const)('axe finds nothing in the %s', async scheme => {
    expect(await axeFindings(pathToFileURL(pages.get(style)!).href, scheme)).toEqual([])
  })
})

test('the Nu checker finds no error in any style', () => {
  const checker = join(projectRoot, 'node_modules/vnu-jar/build/dist/vnu.jar')
  if (!has('java', '-version') || !existsSync(checker)) {
    console.log('skipped: no java')
    return
  }
  const {stdout} = spawnSync('java', ['-jar', checker, '--format', 'json', '--stdout', ...pages.values()], {
    encoding: 'utf8'
  })
  const messages = JSON.parse(stdout).messages as readonly {type: string}[]
  expect(messages.filter(({type}) => type === 'error')).toEqual([])
})
