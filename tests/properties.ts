import fc from 'fast-check'

/**
 * fast-check, with the same seed in every run, so that a test passes or fails for the change it is run on.
 * `make fuzz` tries other seeds; PROPERTY_SEED repeats one of them.
 */
fc.configureGlobal({seed: Number(process.env.PROPERTY_SEED ?? 1)})

export default fc
