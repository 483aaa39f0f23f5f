import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {findProject} from '../../../src/node/files/project.ts'
import {namedPapers} from '../../../src/node/papers/named-papers.ts'
import {project, removeProjects} from '../../project.ts'

afterAll(removeProjects)

const paper = {'manuscript.yaml': '', 'manuscript/01.md': ''}
const folder = project({
  ...Object.fromEntries(
    Object.keys(paper).flatMap(path => [
      [`one/${path}`, ''],
      [`two.b/${path}`, '']
    ])
  ),
  'three.md': '',
  'deep/er/four.md': '',
  'deep/.hidden/five.md': '',
  'notes.txt': '',
  'odd[1].md': ''
})

const names = (...paths: readonly string[]): readonly string[] =>
  namedPapers(
    paths.map(path => join(folder, path)),
    path => findProject([path], undefined)
  ).map(({name}) => name.slice(folder.length + 1))

test.each([
  ['folders and files', ['one', 'three.md'], ['one', 'three.md']],
  ['a pattern, without what is no paper', ['*'], ['deep', 'odd[1].md', 'one', 'three.md', 'two.b']],
  ['a pattern with a dot, which is no wildcard', ['two?b'], ['two.b']],
  [
    'folders at any depth, none of them hidden',
    ['**/*.md'],
    ['odd[1].md', 'three.md', 'deep/er/four.md', 'one/manuscript/01.md', 'two.b/manuscript/01.md']
  ],
  ['a name with brackets is that file', ['odd[1].md'], ['odd[1].md']],
  ['what is named twice is one paper', ['one', 'on*', 'one/'], ['one']]
])('%s', (_, paths, found) => expect(names(...paths)).toEqual(found))

test('a pattern that nothing matches is a fault', () =>
  expect(() => names('x*')).toThrow(/no folder and no Markdown file is named `.*x\*`/))

test('without a name, the paper is the current folder', () =>
  expect(namedPapers([], path => findProject([path], undefined)).map(({name}) => name)).toEqual(['.']))
