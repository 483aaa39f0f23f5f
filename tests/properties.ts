import fc from 'fast-check'
import {rounds} from './tier.ts'

/**
 * fast-check, with the same seed in every run, so that a test passes or fails for the change it is run on.
 * `make fuzz` tries other seeds; PROPERTY_SEED repeats one of them. The number of runs that a property names is
 * that of `make fuzz`; `make test` does fewer of them and `make long` more.
 */
fc.configureGlobal({seed: Number(process.env.PROPERTY_SEED ?? 1)})

const assert = ((property: fc.IRawProperty<unknown>, parameters: fc.Parameters<unknown> = {}) =>
  fc.assert(property, {...parameters, numRuns: rounds(parameters.numRuns ?? 100)})) as typeof fc.assert

const scaled: Omit<typeof fc, 'assert'> & {readonly assert: typeof fc.assert} = {...fc, assert}

export default scaled
