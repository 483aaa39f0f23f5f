import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {transformSync} from 'esbuild'
import {expect, test} from 'vitest'
import {framedPage} from '../editors/vscode/src/framed-page.ts'
import {createRelay} from '../editors/vscode/src/relay.ts'
import {findServer} from '../editors/vscode/src/server-path.ts'
import {schemas} from '../src/parse/settings/schema.ts'
import {project, projectRoot} from './project.ts'

/** The parts of the VS Code extension that work without VS Code. */

const extension = join(projectRoot, 'editors/vscode')
const {contributes, capabilities, activationEvents, ...manifest} = JSON.parse(
  readFileSync(join(extension, 'package.json'), 'utf8')
)
const source = readFileSync(join(extension, 'src/extension.ts'), 'utf8')

test('a server of the folder runs only if the folder is trusted', () => {
  const folder = project({})
  const own = join(folder, 'node_modules/galley/dist')
  mkdirSync(own, {recursive: true})
  writeFileSync(join(own, 'galley.js'), '')
  const bundled = '/extension/server/dist/galley.js'
  const found = (setting: string, folders: readonly string[]) => findServer({setting, folders, bundled})
  expect(found('', [folder])).toEqual({program: join(own, 'galley.js'), isScript: true})
  expect(found('', [])).toEqual({program: bundled, isScript: true})
  expect(found('', ['/nowhere'])).toEqual({program: bundled, isScript: true})
  expect(found('galley', [folder])).toEqual({program: 'galley', isScript: false})
  expect(found('../dist/galley.js', ['/a/b'])).toEqual({program: '/a/dist/galley.js', isScript: true})
  // The setting is also ignored in a folder that the user does not trust.
  expect(capabilities.untrustedWorkspaces).toMatchObject({
    supported: 'limited',
    restrictedConfigurations: ['galley.path']
  })
  expect(source).toContain('folders: workspace.isTrusted ?')
})

test('the page in the panel runs its own script and nothing else, and loads nothing', () => {
  const page = framedPage(
    '<!doctype html><html><head><title>T</title></head><body><script nonce="n1">start()</script></body></html>',
    'vscode-resource:'
  )
  expect(page).toContain(
    `<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-n1'; img-src data: vscode-resource:; font-src data:; style-src 'unsafe-inline'">`
  )
  expect(page.match(/<script(?! nonce="n1")/)).toBeNull()
  expect(page.indexOf('EventSource')).toBeLessThan(page.indexOf('start()'))
})

test('the panel goes to the pages and back, shows them anew, and nothing else of the server', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url?.includes('events') === true) response.write('data: {"pages":[],"isOther":true}\n\n')
    else response.end(request.url)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token/`
  let renewed: () => void = () => undefined
  const anew = () =>
    new Promise<void>(resolve => {
      renewed = resolve
    })
  const posted: unknown[] = []
  const relay = createRelay(
    address,
    message => posted.push(message),
    () => renewed()
  )
  expect(await relay.page()).toBe('/token/')
  relay.received({kind: 'go', path: '/token/pages'})
  expect(await relay.page()).toBe('/token/pages')
  const isRenewed = anew()
  relay.received({kind: 'events', path: '/token/pages-events/0'})
  await isRenewed
  relay.received({kind: 'go', path: '/token/'})
  relay.received({kind: 'go', path: '/other'})
  relay.received({kind: 'events', path: 'http://192.0.2.1/token/events'})
  expect(await relay.page()).toBe('/token/')
  expect(asked).toEqual(['/token/', '/token/pages', '/token/pages-events/0', '/token/'])
  expect(posted).toEqual([{kind: 'open'}])
  relay.close()
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
})

test('in a browser without a machine, each command and the status bar say that one is needed', () => {
  const web = transformSync(readFileSync(join(extension, 'src/web.ts'), 'utf8'), {
    loader: 'ts',
    format: 'cjs'
  })
  const [commands, said] = [new Map<string, () => void>(), [] as string[]]
  const item = {text: '', tooltip: '', show: () => void said.push(item.text)}
  const vscode = {
    commands: {registerCommand: (name: string, run: () => void) => commands.set(name, run)},
    window: {
      showInformationMessage: (words: string) => said.push(words),
      createStatusBarItem: () => item
    }
  }
  const module = {exports: {} as {activate: (context: object) => void}}
  new Function('module', 'exports', 'require', web.code)(module, module.exports, () => vscode)
  module.exports.activate({subscriptions: []})
  expect([...commands.keys()].sort()).toEqual(
    contributes.commands.map(({command}: {command: string}) => command).sort()
  )
  commands.get('galley.build')?.()
  expect(said).toEqual([
    '$(info) galley needs a machine',
    'galley needs a machine: open the folder in VS Code on a desktop or on a remote host'
  ])
  // With a remote host, the extension runs there, where the files are.
  expect(manifest).toMatchObject({browser: './out/web.js', extensionKind: ['workspace']})
})

test('the commands of the manifest are those of the extension and the server, and each file has its schema', () => {
  const named: readonly string[] = contributes.commands.map(({command}: {command: string}) => command)
  const server = readFileSync(join(projectRoot, 'src/node/lsp/commands.ts'), 'utf8')
  for (const command of named) {
    const own = ['build', 'check', 'proof'].map(name => `galley.${name}`).includes(command)
    expect(own || source.includes(`'${command}'`) || server.includes(`'${command}'`), command).toBe(true)
  }
  expect(contributes.yamlValidation.map(({url}: {url: string}) => url)).toEqual(
    Object.keys(schemas).map(name => `./schemas/${name}.json`)
  )
  expect(activationEvents).toContain('workspaceContains:manuscript/manuscript.yaml')
  expect(manifest.private).toBe(true)
})
