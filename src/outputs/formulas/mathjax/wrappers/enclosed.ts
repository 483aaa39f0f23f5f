import {type EnclosureNotation, SvgMenclose} from '@mathjax/src/mjs/output/svg/Wrappers/menclose.js'

/**
 * The distances by which the arrow of `\cancelto` extends beyond its content, in em: at the top, right, bottom and
 * left.
 */
const reach = [0.12, 0.16, 0.06, 0.06]

/** The length of the two lines of the arrow's head, in em, and their angle to the arrow. */
const [barb, barbAngle] = [0.2, (25 / 180) * Math.PI]

const arrow: EnclosureNotation = {
  bbox: () => reach,
  renderer: wrapper => {
    const {w, h, d} = wrapper.getBBox()
    const angle = Math.atan2(h + d, w)
    const lines = [
      [0, -d, w, h],
      ...[angle - barbAngle, angle + barbAngle].map(side => [
        w - barb * Math.cos(side),
        h - barb * Math.sin(side),
        w,
        h
      ])
    ]
    for (const line of lines) wrapper.adaptor.append(wrapper.dom[0], wrapper.line(line))
  }
}

/** The distances by which strokes extend beyond their content, in em, horizontally and vertically. */
const [across, along] = [0.05, 0.14]

/** A stroke that rises (1) or falls (-1). */
function stroke(way: 1 | -1): EnclosureNotation {
  return {
    bbox: () => [0, 0, 0, 0],
    renderer: wrapper => {
      const {w, h, d} = wrapper.getBBox()
      const [low, high] = [-d - along, h + along]
      const [start, end] = way === 1 ? [low, high] : [high, low]
      wrapper.adaptor.append(wrapper.dom[0], wrapper.line([-across, start, w + across, end]))
    }
  }
}

/** MathJax's `menclose`, with the diagonal strokes and the arrow of `\cancelto` drawn as lines. */
export class Enclosed extends SvgMenclose {
  static override notations = new Map([
    ...SvgMenclose.notations,
    ['northeastarrow', arrow],
    ['updiagonalstrike', stroke(1)],
    ['downdiagonalstrike', stroke(-1)]
  ])
}
