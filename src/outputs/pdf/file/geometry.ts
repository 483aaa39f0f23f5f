/** The left, bottom, right and top of an area of a page, in points. */
export type Box = readonly [left: number, bottom: number, right: number, top: number]

/** A place on a page, in points. */
export type PagePoint = readonly [x: number, y: number]

/** A transformation of coordinates (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number]

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** Combines two transformations; the first is applied first. */
export function times([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

/** The point to which a transformation maps the given point. */
export function pointIn([a, b, c, d, e, f]: Matrix, [x, y]: PagePoint): PagePoint {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** A matrix from six numbers; missing numbers are taken from the identity matrix. */
export function matrixOf([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: ReadonlyArray<
  number | undefined
>): Matrix {
  return [a, b, c, d, e, f]
}
