import {identity, type Matrix, matrixOf, type PagePoint, times} from '../file/geometry.ts'
import {bytesOfString} from '../file/strings.ts'
import type {Font, Fonts} from './fonts.ts'

/** Text shown by one operator: its start, its end, and its font size. */
export type ShownText = Readonly<{text: string; start: PagePoint; end: PagePoint; em: number}>

/** The part of a graphics state that places text (ISO 32000-1, 9.3). */
type State = Readonly<{
  current: Matrix
  font: Font | undefined
  size: number
  letterSpace: number
  wordSpace: number
  scale: number
  leading: number
  rise: number
}>

/** The state while reading a content stream: its graphics state, and its text matrices. */
type Pen = {state: State; readonly saved: State[]; line: Matrix; text: Matrix; readonly fonts: Fonts}

export type TextState = Readonly<{
  /** Applies an operator; returns the text that the operator shows. */
  apply: (operator: string, operands: readonly string[]) => ShownText | undefined
  /** The current transformation. */
  current: () => Matrix
}>

/** Creates the text state of a content stream that is painted with a transformation. */
export function textState(fonts: Fonts, at: Matrix): TextState {
  const graphics = {current: at, font: undefined, size: 0, scale: 1}
  const state: State = {...graphics, letterSpace: 0, wordSpace: 0, leading: 0, rise: 0}
  const pen: Pen = {state, saved: [], line: identity, text: identity, fonts}
  return {
    apply(operator, operands) {
      const follow = operators.get(operator)
      if (follow !== undefined) follow(pen, operands.map(Number), operands)
      return showing.has(operator) ? show(pen, operands) : undefined
    },
    current: () => pen.state.current
  }
}

/** Operators that show text. */
const showing: ReadonlySet<string> = new Set(['Tj', 'TJ', "'", '"'])

type Follow = (pen: Pen, numbers: readonly number[], operands: readonly string[]) => void

const nextLine: Follow = pen => move(pen, 0, -pen.state.leading)

const operators: ReadonlyMap<string, Follow> = new Map<string, Follow>([
  ['q', pen => pen.saved.push(pen.state)],
  ['Q', pen => set(pen, pen.saved.pop() ?? {})],
  ['cm', (pen, numbers) => set(pen, {current: times(matrixOf(numbers), pen.state.current)})],
  ['BT', pen => setLine(pen, identity)],
  ['Tf', (pen, [, size = 0], [name = '']) => set(pen, {font: pen.fonts(name.slice(1)), size})],
  ['Tm', (pen, numbers) => setLine(pen, matrixOf(numbers))],
  ['Td', (pen, [x = 0, y = 0]) => move(pen, x, y)],
  [
    'TD',
    (pen, [x = 0, y = 0]) => {
      set(pen, {leading: -y})
      move(pen, x, y)
    }
  ],
  ['T*', nextLine],
  ["'", nextLine],
  [
    '"',
    (pen, [wordSpace = 0, letterSpace = 0], operands) => {
      set(pen, {wordSpace, letterSpace})
      nextLine(pen, [], operands)
    }
  ],
  ['TL', (pen, [leading = 0]) => set(pen, {leading})],
  ['Tc', (pen, [letterSpace = 0]) => set(pen, {letterSpace})],
  ['Tw', (pen, [wordSpace = 0]) => set(pen, {wordSpace})],
  ['Tz', (pen, [percent = 100]) => set(pen, {scale: percent / 100})],
  ['Ts', (pen, [rise = 0]) => set(pen, {rise})]
])

function set(pen: Pen, change: Partial<State>): void {
  pen.state = {...pen.state, ...change}
}

function setLine(pen: Pen, matrix: Matrix): void {
  pen.line = matrix
  pen.text = matrix
}

function move(pen: Pen, x: number, y: number): void {
  setLine(pen, times([1, 0, 0, 1, x, y], pen.line))
}

function advance(pen: Pen, right: number): void {
  pen.text = times([1, 0, 0, 1, right, 0], pen.text)
}

/** Shows strings; numbers between the strings are distances, in thousandths of the font size. */
function show(pen: Pen, operands: readonly string[]): ShownText {
  const {size, scale, rise, current} = pen.state
  const place = (): Matrix => times(times([1, 0, 0, 1, 0, rise], pen.text), current)
  const [, , c, d, ...start] = place()
  let text = ''
  for (const token of operands) {
    if (token.startsWith('<') || token.startsWith('(')) text += showString(pen, bytesOfString(token))
    else if (operands[0] === '[') advance(pen, ((-Number.parseFloat(token) || 0) / 1000) * size * scale)
  }
  const [, , , , ...end] = place()
  return {text, start, end, em: size * Math.hypot(c, d)}
}

function showString(pen: Pen, bytes: string): string {
  const {font, size, letterSpace, wordSpace, scale} = pen.state
  if (font === undefined) return ''
  let [text, right] = ['', 0]
  for (let index = 0; index + font.bytesPerCode <= bytes.length; index += font.bytesPerCode) {
    const first = bytes.charCodeAt(index)
    const code = font.bytesPerCode === 1 ? first : first * 256 + bytes.charCodeAt(index + 1)
    text += font.textOf(code)
    const space = font.bytesPerCode === 1 && code === 32 ? wordSpace : 0
    right += ((font.widthOf(code) / 1000) * size + letterSpace + space) * scale
  }
  advance(pen, right)
  return text
}
