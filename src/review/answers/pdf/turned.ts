import type {Box} from '../../../outputs/pdf/file/geometry.ts'
import type {Annotation} from './annotations.ts'
import {boxAround, type Quarters, turnedBox, turnedPoint} from './geometry.ts'

/**
 * Moves an annotation to its position on the upright page. A program that turns the letters of a page may turn only
 * the rectangle of an annotation and not the coordinates within it; these coordinates are then moved as well, or
 * dropped.
 */
export function turnedAnnotation(annotation: Annotation, quarters: Quarters): Annotation {
  if (quarters === 0) return annotation
  const {quads, ink, callout} = annotation
  const rect = turnedBox(annotation.rect, quarters)
  const turned = quads.map(quad => turnedBox(quad, quarters))
  const point = callout && turnedPoint(callout, quarters)
  const isPointed = point === undefined || isWithin([...point, ...point], rect)
  const found = isWithin(around(turned), rect) ? turned : movedInto(rect, quads)
  return {
    ...annotation,
    rect,
    quads: found ?? [rect],
    ink: ink && turnedBox(ink, quarters),
    callout: isPointed ? point : undefined,
    // Even if the program did not move the line of a callout, the line may end within the frame by chance.
    isDisplaced: found === undefined || point !== undefined
  }
}

/** Moves rectangles into the new frame; undefined if the size of the frame has changed. */
function movedInto(rect: Box, quads: readonly Box[]): readonly Box[] | undefined {
  const before = around(quads)!
  const [x, y] = [0, 1].map(axis => rect[axis]! + rect[axis + 2]! - before[axis]! - before[axis + 2]!)
  const move = ([left, bottom, right, top]: Box): Box => {
    return [left + x! / 2, bottom + y! / 2, right + x! / 2, top + y! / 2]
  }
  return isWithin(move(before), rect) && isWithin(rect, move(before)) ? quads.map(move) : undefined
}

function around(boxes: readonly Box[]): Box | undefined {
  return boxAround(boxes.flat())
}

/** The maximum distance of the content of an annotation from its frame, in points. */
const frame = 6

function isWithin(inner: Box | undefined, outer: Box): boolean {
  if (inner === undefined) return true
  const [left, bottom, right, top] = outer
  return (
    inner[0] > left - frame && inner[1] > bottom - frame && inner[2] < right + frame && inner[3] < top + frame
  )
}
