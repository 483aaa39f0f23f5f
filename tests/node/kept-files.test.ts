import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, expect, test, vi} from 'vitest'
import {createKeptFiles} from '../../src/node/kept-files.ts'
import {project} from '../project.ts'

afterEach(() => vi.useRealTimers())

/** Reads a file as a build does, the given number of seconds from now. */
function readAt(seconds: number, kept: ReturnType<typeof createKeptFiles>, root: string) {
  vi.useFakeTimers({toFake: ['Date']})
  vi.advanceTimersByTime(seconds * 1000)
  const read = kept.read(root, '01.md', 1000)
  vi.useRealTimers()
  return read
}

test('a file that was saved long ago is read once, and again when it has changed', async () => {
  const root = project({'01.md': 'One.'})
  const kept = createKeptFiles()
  const first = await readAt(10, kept, root)
  expect(await readAt(11, kept, root)).toBe(first)
  writeFileSync(join(root, '01.md'), 'Two.')
  expect(Buffer.from((await readAt(12, kept, root)) as Uint8Array).toString()).toBe('Two.')
})

test('a file that was just saved is read again, since another save may leave its status', async () => {
  const root = project({'01.md': 'One.'})
  const kept = createKeptFiles()
  expect(await readAt(0, kept, root)).not.toBe(await readAt(0, kept, root))
})
