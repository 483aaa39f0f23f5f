import type {QrCode} from '../../core/qr-code.ts'

/** The width of the light margin in modules. */
const margin = 4

/** A QR code as lines for a terminal, two rows per line, dark on light in a terminal of any colours. */
export function qrLines(code: QrCode): readonly string[] {
  const size = code.length + 2 * margin
  const isDark = (x: number, y: number): boolean => code[y - margin]?.[x - margin] === true
  return Array.from({length: Math.ceil(size / 2)}, (_, line) => {
    const signs = Array.from({length: size}, (_, x) => {
      const [upper, lower] = [isDark(x, 2 * line), isDark(x, 2 * line + 1)]
      return upper ? (lower ? '█' : '▀') : lower ? '▄' : ' '
    })
    return `\u001b[30;107m${signs.join('')}\u001b[0m`
  })
}
