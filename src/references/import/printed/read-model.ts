import {type Model, modelOf} from './model.ts'

/** Decodes the weights written by tools/train-references.mjs: base64, one byte per weight, one scale per table. */
export function readModel(labelList: string, stateList: string, base64: string): Model {
  const labels = labelList.split(' ')
  const states = stateList.split(' ').map(pair => {
    const [before, label] = pair.split('>').map(Number)
    return {before: before!, label: label!}
  })
  const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
  const view = new DataView(bytes.buffer)
  let at = 0

  function number(): number {
    let value = 0
    for (let shift = 0; at < bytes.length; shift += 7) {
      const byte = bytes[at++]!
      value |= (byte & 127) << shift
      if (byte < 128) return value
    }
    throw new Error('The weights of the reader of printed references are cut off')
  }

  function scale(): number {
    at += 4
    return view.getFloat32(at - 4, true)
  }

  function table(): ReadonlyMap<number, Float32Array> {
    const weights = new Map<number, Float32Array>()
    const size = number()
    const unit = scale()
    let feature = 0
    for (let index = 0; index < size; index++) {
      feature += number()
      const count = bytes[at++]!
      const pairs = new Float32Array(count * 2)
      for (let pair = 0; pair < count; pair++) {
        pairs[pair * 2] = bytes[at++]!
        pairs[pair * 2 + 1] = view.getInt8(at++) * unit
      }
      weights.set(feature, pairs)
    }
    return weights
  }

  function list(): Float32Array {
    const size = number()
    const unit = scale()
    const weights = new Float32Array(size)
    for (let index = 0; index < size; index++) weights[index] = view.getInt8(at++) * unit
    return weights
  }

  return modelOf({
    labels,
    states,
    rowWeights: table(),
    beginWeights: table(),
    joinWeights: list(),
    stepWeights: list()
  })
}
