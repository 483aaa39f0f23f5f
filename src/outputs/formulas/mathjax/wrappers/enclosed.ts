import {type EnclosureNotation, SvgMenclose} from '@mathjax/src/mjs/output/svg/Wrappers/menclose.js'

/** How far the arrow of `\cancelto` reaches beyond its content, in em: above, on the right, below and on the left. */
const reach = [0.12, 0.16, 0.06, 0.06]

/** The length of the two lines of its head in em, and their angle to it. */
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

/** Frames and strokes, and the arrow of `\cancelto` as lines. */
export class Enclosed extends SvgMenclose {
  static override notations = new Map([...SvgMenclose.notations, ['northeastarrow', arrow]])
}
