/**
 * The destination of a command's output: the streams of the process, or a report about one of several papers. With
 * `isPart`, text written to `out` becomes part of a report about all of them.
 */
export type Voice = Readonly<{
  out: (text: string) => void
  err: (text: string) => void
  hasColour: boolean
  isPart: boolean
}>

/** The voice of a command for a single paper: the streams of this process. */
export function processVoice(): Voice {
  return {
    out: text => void process.stdout.write(text),
    err: text => void process.stderr.write(text),
    hasColour: process.stdout.isTTY === true && !process.env.NO_COLOR,
    isPart: false
  }
}
