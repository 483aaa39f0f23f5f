import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {compiled} from './compiled.ts'
import {projectRoot} from './project.ts'

test('the dependencies are the packages that are not bundled, and those that the types import', () => {
  const {dependencies} = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
  const listed = /external: \[([^\]]*)\]/.exec(
    readFileSync(join(projectRoot, 'tools/compile.mjs'), 'utf8')
  )?.[1]
  const external = Array.from(listed!.matchAll(/'([^']+)'/g), ([, name]) => name!)
  const types = readdirSync(join(compiled, 'types'), {recursive: true, encoding: 'utf8'})
    .filter(file => file.endsWith('.d.ts'))
    .map(file => readFileSync(join(compiled, 'types', file), 'utf8'))
  const named = types.flatMap(text =>
    Array.from(text.matchAll(/(?:\bfrom |\bimport\(|declare module )'([^.'][^']*)'/g), ([, name]) => name!)
  )
  // The types of these three are separate packages.
  const typed = named.map(name => (/^(?:hast|mdast|unist)$/.test(name) ? `@types/${name}` : name))
  expect(Object.keys(dependencies).sort()).toEqual([...new Set([...external, ...typed])].sort())
})
