import {expect, test} from 'vitest'
import {programsFirst} from './longest-first.ts'

test('files that start programs run first, in their order', () => {
  const files = {
    pure: "import {parse} from '../src/parse.ts'",
    command: "import {galley, project} from '../galley.ts'",
    other: '',
    git: "spawnSync('git', ['init'])",
    pages: "import {typesetter} from '../../shared-typesetter.ts'"
  }
  const names = Object.keys(files) as Array<keyof typeof files>
  expect(programsFirst(names, name => files[name])).toEqual(['command', 'git', 'pages', 'pure', 'other'])
})
