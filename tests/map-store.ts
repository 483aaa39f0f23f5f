import type {Store} from '../src/core/memo.ts'

/** A store that lasts as long as the test. */
export function mapStore(): Store & Readonly<{size: () => number}> {
  const texts = new Map<string, string>()
  return {
    get: name => texts.get(name),
    set: (name, text) => {
      texts.set(name, text)
    },
    size: () => texts.size
  }
}
