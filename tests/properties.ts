import fc from 'fast-check'
import {expect} from 'vitest'
import {rounds} from './tier.ts'

/**
 * fast-check with the same seed in every run, so that a test passes or fails because of the change under test. `make
 * fuzz` tries other seeds; PROPERTY_SEED repeats one of them. The number of runs of a property applies to `make fuzz`;
 * `make test` does fewer and `make long` more.
 */
fc.configureGlobal({seed: Number(process.env.PROPERTY_SEED ?? 1)})

type Predicate = (...values: readonly unknown[]) => unknown

/** Returns a predicate whose result counts as an assertion: a property holds only if something was asserted. */
function asserted(predicate: Predicate): Predicate {
  const noted = (holds: unknown): unknown => {
    if (typeof holds === 'boolean') expect(holds).toBe(true)
    return holds
  }
  return (...values) => {
    const holds = predicate(...values)
    return holds instanceof Promise ? holds.then(noted) : noted(holds)
  }
}

function counted<Make extends typeof fc.property | typeof fc.asyncProperty>(make: Make): Make {
  const plain = make as unknown as (...given: readonly unknown[]) => unknown
  return ((...given: readonly unknown[]) =>
    plain(...given.slice(0, -1), asserted(given.at(-1) as Predicate))) as unknown as Make
}

const assert = ((property: fc.IRawProperty<unknown>, parameters: fc.Parameters<unknown> = {}) => {
  const before = expect.getState().assertionCalls
  const check = () => {
    if (expect.getState().assertionCalls === before) throw new Error('The property asserts nothing')
  }
  const done = fc.assert(property, {...parameters, numRuns: rounds(parameters.numRuns ?? 100)})
  return done instanceof Promise ? done.then(check) : check()
}) as typeof fc.assert

/** Any character, as with fast-check's unit `binary`, which would first build a table of all characters. */
const anyCharacter = fc.integer({min: 0, max: 0x10ffff - 0x800}).map(
  index => String.fromCodePoint(index < 0xd800 ? index : index + 0x800),
  value => {
    const code = typeof value === 'string' && /^.$/su.test(value) ? value.codePointAt(0)! : 0xd800
    if (code >= 0xd800 && code < 0xe000) throw new Error('no character')
    return code < 0xd800 ? code : code - 0x800
  }
)

const scaled: typeof fc = {
  ...fc,
  string: constraints =>
    fc.string(constraints?.unit === 'binary' ? {...constraints, unit: anyCharacter} : constraints),
  property: counted(fc.property),
  asyncProperty: counted(fc.asyncProperty),
  assert
}

export default scaled
